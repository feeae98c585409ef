package org.waybill.endtoend.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One JSON value (RFC 8259). Asking a value for what it is not throws IllegalStateException with
 * the value, so that a failing test says what was there.
 */
public sealed interface Json {
  record Text(String value) implements Json {
    @Override
    public String toString() {
      return quote(value);
    }
  }

  record Figure(double value) implements Json {
    @Override
    public String toString() {
      return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
  }

  record Bool(boolean value) implements Json {
    @Override
    public String toString() {
      return Boolean.toString(value);
    }
  }

  record Nothing() implements Json {
    @Override
    public String toString() {
      return "null";
    }
  }

  record Items(List<Json> values) implements Json {
    @Override
    public String toString() {
      return "[" + String.join(",", values.stream().map(Json::toString).toList()) + "]";
    }
  }

  record Members(Map<String, Json> values) implements Json {
    @Override
    public String toString() {
      List<String> members = new ArrayList<>();
      values.forEach((name, value) -> members.add(quote(name) + ":" + value));
      return "{" + String.join(",", members) + "}";
    }
  }

  static Json parse(String text) {
    return new JsonReader(text).document();
  }

  /**
   * An object of the given members in the given order.
   *
   * @param namesAndValues name, value, name, value; a value is a Json, String, Long, Integer or a
   *     List of them
   */
  static Json object(Object... namesAndValues) {
    Map<String, Json> members = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      members.put((String) namesAndValues[i], of(namesAndValues[i + 1]));
    }
    return new Members(members);
  }

  /** The member of an object. */
  default Json get(String name) {
    if (this instanceof Members members && members.values().containsKey(name)) {
      return members.values().get(name);
    }
    throw new IllegalStateException("a member '" + name + "' wanted, found " + this);
  }

  default List<Json> items() {
    if (this instanceof Items items) {
      return items.values();
    }
    throw new IllegalStateException("a list wanted, found " + this);
  }

  default String text() {
    if (this instanceof Text text) {
      return text.value();
    }
    throw new IllegalStateException("a string wanted, found " + this);
  }

  default long number() {
    if (this instanceof Figure number) {
      return (long) number.value();
    }
    throw new IllegalStateException("a number wanted, found " + this);
  }

  private static Json of(Object value) {
    return switch (value) {
      case Json json -> json;
      case String text -> new Text(text);
      case Integer number -> new Figure(number);
      case Long number -> new Figure(number);
      case List<?> list -> new Items(list.stream().map(item -> of((Object) item)).toList());
      default -> throw new IllegalArgumentException("no JSON for " + value.getClass());
    };
  }

  private static String quote(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c < ' ') {
        quoted.append("\\u%04x".formatted((int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}
