package org.waybill.message;

/** The bound on lines that every copy keeps (RFC 5322 section 2.1.1). */
public final class LineLength {

  private LineLength() {}

  /** Whether no line is longer than 998 bytes and than any line that was there before. */
  public static boolean isKept(byte[] before, byte[] after) {
    return Lines.areWithin(after, Lines.LONGEST)
        || Lines.longest(after, 0, after.length) <= Lines.longest(before, 0, before.length);
  }
}
