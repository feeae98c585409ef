package org.waybill.message;

import java.util.Base64;

/**
 * How a run of base64 characters is cut into lines.
 *
 * @param start where the first line begins in the body
 * @param length characters a line
 * @param end the line end
 */
@SuppressWarnings("ArrayRecordComponent") // CRLF or LF, never changed
record Base64Lines(int start, int length, byte[] end) {

  /** Encodes bytes into lines, without a line end behind the last. */
  byte[] encode(byte[] plain) {
    byte[] flat = Base64.getEncoder().encode(plain);
    int breaks = flat.length == 0 ? 0 : (flat.length - 1) / length;
    byte[] out = new byte[flat.length + breaks * end.length];
    for (int i = 1; i <= breaks; i++) {
      int at = i * length + (i - 1) * end.length;
      System.arraycopy(end, 0, out, at, end.length);
    }
    write(flat, 0, out, -start);
    return out;
  }

  /**
   * Writes characters over those that stand there, line by line.
   *
   * @param flat the characters
   * @param first the index of the first one, counted from {@code start} without line ends
   * @param target bytes that hold the body
   * @param body where the body begins in the target
   */
  void write(byte[] flat, int first, byte[] target, int body) {
    for (int done = 0; done < flat.length; ) {
      int line = (first + done) / length;
      int column = (first + done) % length;
      int run = Math.min(length - column, flat.length - done);
      int at = body + start + line * (length + end.length) + column;
      System.arraycopy(flat, done, target, at, run);
      done += run;
    }
  }
}
