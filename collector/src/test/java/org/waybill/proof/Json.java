package org.waybill.proof;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A JSON value, read into plain collections.
 *
 * @param value a Map, List, String, Number or Boolean; empty text for null
 */
public record Json(Object value) {
  private static final JsonFactory FACTORY = new JsonFactory();

  public static Json parse(String text) {
    try (JsonParser in = FACTORY.createParser(text)) {
      in.nextToken();
      return new Json(read(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A member; absent ones are empty text. */
  public Json get(String name) {
    return has(name) ? new Json(((Map<?, ?>) value).get(name)) : new Json("");
  }

  public boolean has(String name) {
    return value instanceof Map<?, ?> map && map.containsKey(name);
  }

  /** The elements; none where this is no list. */
  public List<Json> list() {
    return value instanceof List<?> list
        ? list.stream().map(element -> new Json(element)).toList()
        : List.of();
  }

  public List<String> texts() {
    return list().stream().map(Json::text).toList();
  }

  public String text() {
    return String.valueOf(value);
  }

  public int number() {
    return value instanceof Number number ? number.intValue() : 0;
  }

  /** A string as it stands in JSON. */
  public static String quote(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      out.append(
          c == '"' || c == '\\' || c < ' ' || c > '~' ? "\\u%04x".formatted((int) c) : "" + c);
    }
    return out.append('"').toString();
  }

  private static Object read(JsonParser in) throws IOException {
    return switch (in.currentToken()) {
      case START_OBJECT -> object(in);
      case START_ARRAY -> array(in);
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> in.getNumberValue();
      case VALUE_TRUE, VALUE_FALSE -> in.getBooleanValue();
      case VALUE_STRING -> in.getText();
      default -> "";
    };
  }

  private static Map<String, Object> object(JsonParser in) throws IOException {
    Map<String, Object> members = new LinkedHashMap<>();
    while (in.nextToken() != JsonToken.END_OBJECT) {
      String name = in.currentName();
      in.nextToken();
      members.put(name, read(in));
    }
    return members;
  }

  private static List<Object> array(JsonParser in) throws IOException {
    List<Object> elements = new ArrayList<>();
    while (in.nextToken() != JsonToken.END_ARRAY) {
      elements.add(read(in));
    }
    return elements;
  }
}
