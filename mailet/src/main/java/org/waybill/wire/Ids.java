package org.waybill.wire;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** Derives ids from the identity key. Immutable, thread-safe. */
public final class Ids {

  /** What stands in place of the recipient of a copy that several share. */
  public static final String SHARED = "*";

  private final IdentityKey key;

  public Ids(IdentityKey key) {
    this.key = key;
  }

  /**
   * The id of one recipient's copy: the same for a resent or repeated one.
   *
   * @param messageId the Message-ID, if the message has one
   * @param sender the envelope sender, as it stands
   * @param recipient the canonical recipient, or {@link #SHARED}
   * @param htmlDigest SHA-256 of the HTML leaves as found, 32 bytes
   */
  public TrackingId copy(
      Optional<MessageId> messageId, String sender, String recipient, byte[] htmlDigest) {
    Fields fields = message("copy/1", messageId, sender).text(recipient).bytes(htmlDigest);
    return TrackingId.of(half(key.hmac(fields)));
  }

  /** The key of a message over all its copies; the arguments are those of {@link #copy}. */
  public MessageKey message(Optional<MessageId> messageId, String sender, byte[] htmlDigest) {
    return MessageKey.of(half(key.hmac(message("message/1", messageId, sender).bytes(htmlDigest))));
  }

  /** The code of a canonical recipient. */
  public PersonCode person(String recipient) {
    return new PersonCode(
        ByteBuffer.wrap(key.hmac(Fields.of("person/1").text(recipient))).getLong());
  }

  private static Fields message(String label, Optional<MessageId> messageId, String sender) {
    return Fields.of(label).text(messageId.map(MessageId::value).orElse("")).text(sender);
  }

  private static byte[] half(byte[] digest) {
    return Arrays.copyOf(digest, Bytes16.LENGTH);
  }
}
