package org.waybill.message;

import java.util.Map;

/**
 * A structured value: {@code value; name=parameter} (RFC 2045 section 5.1). Immutable.
 *
 * @param value in front of the first semicolon, without comments
 * @param parameters by name in lower case, quotes and escapes taken off
 * @param sound whether all readers read it alike: quotes and comments are closed, no parameter
 *     stands twice with two values
 */
public record HeaderValue(String value, Map<String, String> parameters, boolean sound) {

  public HeaderValue {
    parameters = Map.copyOf(parameters);
  }

  /**
   * Reads a value.
   *
   * @param text unfolded, may be empty
   */
  public static HeaderValue parse(String text) {
    return new HeaderValueLexer(text).parse();
  }
}
