package org.waybill.message;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * A message as read: its structure with byte ranges into the raw bytes, which nobody may change.
 * Thread-safe.
 */
public final class Message implements Scan {

  private final byte[] raw;
  private final Part root;

  /** What was decoded, by where the leaf begins: no two begin at the same place. */
  private final ConcurrentMap<Integer, Optional<LeafBody>> bodies = new ConcurrentHashMap<>();

  Message(byte[] raw, Part root) {
    this.raw = raw;
    this.root = root;
  }

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

  /** All bytes, a leading mbox line included; shared, since a message may be 25 MB. */
  public byte[] raw() {
    return raw;
  }

  /** The outermost part. */
  public Part root() {
    return root;
  }

  /** All leaves in the order of the message. */
  public List<Leaf> leaves() {
    return root.leaves().toList();
  }

  /** CRLF or LF: what the lines of a leaf's text end in, or else those of the message. */
  public String lineEnd(Leaf leaf) {
    byte[] text = body(leaf).map(LeafBody::decoded).orElse(new byte[0]);
    boolean hasOwn = Lines.next(text, 0, text.length) < text.length;
    byte[] end =
        hasOwn ? Lines.end(text, 0, 0, text.length) : Lines.end(raw, leaf.start(), 0, raw.length);
    return new String(end, StandardCharsets.US_ASCII);
  }

  /**
   * Decodes a leaf, once however often it is asked for.
   *
   * @param leaf one of {@link #leaves}
   * @return empty where the encoding is unknown or broken, so that readers may differ
   */
  public Optional<LeafBody> body(Leaf leaf) {
    return bodies.computeIfAbsent(leaf.start(), unused -> LeafBody.of(raw, leaf));
  }
}
