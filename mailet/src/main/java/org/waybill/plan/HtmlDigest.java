package org.waybill.plan;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.waybill.message.Leaf;
import org.waybill.message.Message;

/** Tells messages apart that claim the same Message-ID. */
final class HtmlDigest {

  private HtmlDigest() {}

  /** See {@link Track#htmlDigest}. */
  static byte[] of(Message message) {
    MessageDigest digest = sha256();
    for (Leaf leaf : message.leaves()) {
      if (leaf.type().value().equals("text/html")) {
        int length = leaf.end() - leaf.start();
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(length).flip());
        digest.update(message.raw(), leaf.start(), length);
      }
    }
    return digest.digest();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
