package org.waybill.wire;

/**
 * A place in one mailet's ledger.
 *
 * @param node the ledger folder's random id, 16 lower-case hexadecimal digits
 * @param segment the segment's number, from 0
 * @param offset bytes into that segment
 */
public record LedgerPosition(String node, long segment, long offset) {

  private static final String PREFIX = "/ledger/v1/";

  /**
   * Checks every part.
   *
   * @throws IllegalArgumentException naming the part and what is allowed
   */
  public LedgerPosition {
    if (!isNode(node)) {
      throw new IllegalArgumentException("node is not 16 lower-case hexadecimal digits");
    }
    if (segment < 0 || offset < 0) {
      throw new IllegalArgumentException(
          "segment " + segment + ", offset " + offset + "; neither may be negative");
    }
  }

  /** Whether the text can name a node. */
  public static boolean isNode(String text) {
    return text.matches("[0-9a-f]{16}");
  }

  /** The path a shipment that begins here is put to. */
  public String path() {
    return PREFIX + node + "/" + segment + "/" + offset;
  }

  /** The path a node's probe asks. */
  public static String probePath(String node) {
    return PREFIX + node;
  }

  /** The same node's place at another offset of the segment. */
  public LedgerPosition at(long otherOffset) {
    return new LedgerPosition(node, segment, otherOffset);
  }
}
