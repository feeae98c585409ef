package org.waybill.endtoend.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads one JSON document by recursive descent. Used by one thread, once. */
final class JsonReader {
  private final String text;
  private int at;

  JsonReader(String text) {
    this.text = text;
  }

  Json document() {
    Json value = value();
    if (at != text.length()) {
      throw unexpected();
    }
    return value;
  }

  private Json value() {
    skipSpace();
    Json value =
        switch (peek()) {
          case '{' -> members();
          case '[' -> items();
          case '"' -> new Json.Text(string());
          case 't' -> word("true", new Json.Bool(true));
          case 'f' -> word("false", new Json.Bool(false));
          case 'n' -> word("null", new Json.Nothing());
          default -> number();
        };
    skipSpace();
    return value;
  }

  private Json members() {
    Map<String, Json> members = new LinkedHashMap<>();
    at++;
    skipSpace();
    while (peek() != '}') {
      skipSpace();
      String name = string();
      skipSpace();
      take(':');
      members.put(name, value());
      if (peek() != '}') {
        take(',');
      }
    }
    at++;
    return new Json.Members(members);
  }

  private Json items() {
    List<Json> items = new ArrayList<>();
    at++;
    skipSpace();
    while (peek() != ']') {
      items.add(value());
      if (peek() != ']') {
        take(',');
      }
    }
    at++;
    return new Json.Items(items);
  }

  private Json number() {
    int start = at;
    while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    if (start == at) {
      throw unexpected();
    }
    return new Json.Figure(Double.parseDouble(text.substring(start, at)));
  }

  private Json word(String word, Json value) {
    if (!text.startsWith(word, at)) {
      throw unexpected();
    }
    at += word.length();
    return value;
  }

  private String string() {
    take('"');
    StringBuilder string = new StringBuilder();
    while (peek() != '"') {
      char c = text.charAt(at++);
      string.append(c == '\\' ? escaped() : c);
    }
    at++;
    return string.toString();
  }

  private char escaped() {
    char c = peek();
    at++;
    return switch (c) {
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'u' -> (char) Integer.parseInt(text.substring(at, at += 4), 16);
      default -> c;
    };
  }

  private void skipSpace() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private void take(char wanted) {
    if (peek() != wanted) {
      throw unexpected();
    }
    at++;
  }

  private char peek() {
    if (at >= text.length()) {
      throw unexpected();
    }
    return text.charAt(at);
  }

  private IllegalArgumentException unexpected() {
    return new IllegalArgumentException("not JSON at character " + at + ": " + text);
  }
}
