package org.waybill.endtoend.mime;

import java.util.regex.Pattern;

/**
 * What two runs of the same server must have in common: the message without what the server writes
 * anew each time, its trace fields (RFC 5321 section 4.4).
 */
public final class Transmitted {
  private static final Pattern TRACE =
      Pattern.compile(
          "\\A(?:Received|Return-Path|Delivered-To):.*", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

  private Transmitted() {}

  /** The message, one character a byte, without its trace fields. */
  public static String withoutTrace(byte[] message) {
    Part part = Part.of(message);
    StringBuilder kept = new StringBuilder();
    for (String field : part.fields()) {
      if (!TRACE.matcher(field).matches()) {
        kept.append(field).append("\r\n");
      }
    }
    return kept + "\r\n" + part.body();
  }
}
