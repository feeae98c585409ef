package org.waybill.wire;

/**
 * Names one message over all its copies; the report's opaque message id. A forged or reused
 * Message-ID does not merge two messages. Immutable.
 */
public final class MessageKey extends Bytes16<MessageKey> {

  private static final String WHAT = "message key";

  private MessageKey(byte[] bytes) {
    super(bytes, WHAT);
  }

  /**
   * Takes the raw form.
   *
   * @param bytes 16 bytes
   * @throws IllegalArgumentException for any other length
   */
  public static MessageKey of(byte[] bytes) {
    return new MessageKey(bytes);
  }

  /**
   * Reads what {@link #toString()} writes.
   *
   * @throws IllegalArgumentException where the text is not 22 characters of canonical base64url
   */
  public static MessageKey parse(String text) {
    return new MessageKey(parse(text, WHAT));
  }
}
