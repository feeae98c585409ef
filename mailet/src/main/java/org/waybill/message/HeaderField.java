package org.waybill.message;

/**
 * One header field as found (RFC 5322 section 2.2).
 *
 * @param name the name in lower case; empty where the line is no field at all
 * @param value the unfolded value, one character a byte (ISO-8859-1), stripped
 * @param start where its first byte stands in the raw message
 * @param end behind its last line end
 */
public record HeaderField(String name, String value, int start, int end) {

  /** Whether other readers may take the header to end here: the line has no field's form. */
  boolean isMalformed() {
    return name.isEmpty();
  }
}
