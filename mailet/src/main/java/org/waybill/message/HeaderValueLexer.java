package org.waybill.message;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Reads {@code value; name=parameter} once, from left to right. */
final class HeaderValueLexer {

  private final String text;
  private int at;
  private boolean sound = true;

  HeaderValueLexer(String text) {
    this.text = text;
  }

  HeaderValue parse() {
    String value = until(";", false);
    Map<String, String> parameters = new HashMap<>();
    while (at < text.length()) {
      at++;
      String name = until("=;", false).toLowerCase(Locale.ROOT);
      if (at < text.length() && text.charAt(at) == '=') {
        at++;
        put(parameters, name, until(";", true));
      }
    }
    return new HeaderValue(value, parameters, sound);
  }

  private void put(Map<String, String> parameters, String name, String value) {
    String before = parameters.putIfAbsent(name, value);
    sound &= before == null || before.equals(value);
  }

  /** Text up to a delimiter; white space between words shrinks to one space. */
  private String until(String delimiters, boolean quotes) {
    StringBuilder out = new StringBuilder();
    boolean space = false;
    while (at < text.length() && delimiters.indexOf(text.charAt(at)) < 0) {
      char c = text.charAt(at);
      if (c <= ' ') {
        space = true;
        at++;
      } else if (c == '(') {
        skipComment();
      } else {
        if (space && !out.isEmpty()) {
          out.append(' ');
        }
        space = false;
        if (quotes && c == '"') {
          quoted(out);
        } else {
          out.append(c);
          at++;
        }
      }
    }
    return out.toString();
  }

  private void quoted(StringBuilder out) {
    for (at++; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '"') {
        at++;
        return;
      }
      if (c == '\\' && at + 1 < text.length()) {
        at++;
        c = text.charAt(at);
      }
      out.append(c);
    }
    sound = false;
  }

  private void skipComment() {
    int depth = 0;
    for (; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '\\') {
        at++;
      } else if (c == '(') {
        depth++;
      } else if (c == ')' && --depth == 0) {
        at++;
        return;
      }
    }
    at = text.length();
    sound = false;
  }
}
