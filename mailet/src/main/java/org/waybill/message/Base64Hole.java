package org.waybill.message;

import java.util.Base64;

/** A hole whose text is encoded: the groups of three that it touches are encoded anew. */
final class Base64Hole implements Hole {

  private final Base64Lines lines;

  /** Decoded bytes of all groups that the hole touches, whatever stands in the hole. */
  private final byte[] context;

  private final int firstGroup;
  private final int offset;
  private final int length;

  /**
   * Notes a hole.
   *
   * @param lines how the region is laid out
   * @param region the decoded region
   * @param start where the hole begins in the region
   * @param length its length
   */
  Base64Hole(Base64Lines lines, byte[] region, int start, int length) {
    this.lines = lines;
    this.firstGroup = start / 3;
    int from = 3 * firstGroup;
    int to = Math.min(region.length, (start + length + 2) / 3 * 3);
    this.context = java.util.Arrays.copyOfRange(region, from, to);
    this.offset = start - from;
    this.length = length;
  }

  @Override
  public int length() {
    return length;
  }

  @Override
  public void fill(byte[] target, int body, byte[] text) {
    byte[] plain = context.clone();
    System.arraycopy(text, 0, plain, offset, length);
    lines.write(Base64.getEncoder().encode(plain), 4 * firstGroup, target, body);
  }
}
