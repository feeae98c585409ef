package org.waybill.message;

import java.util.List;
import java.util.Optional;

/**
 * A message as read: its structure with byte ranges into the raw bytes, which nobody may change.
 *
 * @param raw all bytes, a leading mbox line included
 * @param root the outermost part
 */
@SuppressWarnings("ArrayRecordComponent") // shared on purpose: a message may be 25 MB
public record Message(byte[] raw, Part root) implements Scan {

  /**
   * Reads a message and lets Mime4j judge the reading.
   *
   * @param raw the bytes as they stand: CRLF, bare LF and bare CR are kept, a leading mbox {@code
   *     From } line is no part of the message
   * @return the message, or why it is left alone; never an exception
   */
  public static Scan read(byte[] raw, MessageLimits limits) {
    Scan scan = PartScan.scan(raw, limits);
    if (scan instanceof Message message && !Mime4jJudge.agrees(message)) {
      return new Unreadable(false, "Mime4j reads another structure");
    }
    return scan;
  }

  /** As {@link #read}, without Mime4j: for bytes that are compared with a judged message anyway. */
  public static Scan scan(byte[] raw, MessageLimits limits) {
    return PartScan.scan(raw, limits);
  }

  /** Reads the message's own header only; empty where it is beyond the limits. */
  public static Optional<Headers> headers(byte[] raw, MessageLimits limits) {
    try {
      return Optional.of(HeaderScan.scan(raw, PartScan.messageStart(raw), raw.length, limits));
    } catch (UnreadableException e) {
      return Optional.empty();
    }
  }

  /** All leaves in the order of the message. */
  public List<Leaf> leaves() {
    return root.leaves().toList();
  }
}
