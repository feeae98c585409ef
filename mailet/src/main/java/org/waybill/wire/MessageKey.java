package org.waybill.wire;

import java.util.Arrays;

/**
 * Names one message over all its copies; the report's opaque message id. A forged or reused
 * Message-ID does not merge two messages. Immutable.
 */
public final class MessageKey implements Comparable<MessageKey> {

  private final byte[] bytes;

  private MessageKey(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Takes the raw form.
   *
   * @param bytes 16 bytes
   * @throws IllegalArgumentException for any other length
   */
  public static MessageKey of(byte[] bytes) {
    return new MessageKey(Bytes16.check(bytes, "message key"));
  }

  /**
   * Reads what {@link #toString()} writes.
   *
   * @throws IllegalArgumentException where the text is not 22 characters of canonical base64url
   */
  public static MessageKey parse(String text) {
    return new MessageKey(Bytes16.parse(text, "message key"));
  }

  /** The raw form, 16 bytes, a copy. */
  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public int compareTo(MessageKey other) {
    return Arrays.compareUnsigned(bytes, other.bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MessageKey that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** 22 characters of base64url; safe in a URL. */
  @Override
  public String toString() {
    return Bytes16.format(bytes);
  }
}
