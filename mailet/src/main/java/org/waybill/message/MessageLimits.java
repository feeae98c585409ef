package org.waybill.message;

/**
 * How much of a message is looked at before it is left alone.
 *
 * @param depth nested multiparts
 * @param parts parts of all kinds
 * @param headerBytes bytes in one header
 * @param headerFields fields in one header
 * @param scanBytes bytes walked for boundaries, once more for each level of nesting
 */
public record MessageLimits(
    int depth, int parts, int headerBytes, int headerFields, long scanBytes) {

  /** What any mail of this world keeps to. */
  public static final MessageLimits DEFAULT =
      new MessageLimits(20, 500, 256 * 1024, 1000, 256L << 20);
}
