package org.waybill.mailet;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.waybill.wire.MessageId;

/**
 * Picks some of a hundred messages, always the same ones: a message sent again is picked again, and
 * a higher percentage picks those of a lower one too.
 *
 * @param percent 0 to 100
 */
record Sample(int percent) {

  /** Whether the message with that Message-ID is picked. */
  boolean takes(MessageId id) {
    return takes(id.value().getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Whether a message without Message-ID is picked.
   *
   * @param digest of its HTML
   */
  boolean takes(byte[] digest) {
    return Long.remainderUnsigned(ByteBuffer.wrap(sha256(digest)).getLong(), 100) < percent;
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
