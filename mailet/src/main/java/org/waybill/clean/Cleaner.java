package org.waybill.clean;

import java.nio.charset.StandardCharsets;
import org.waybill.message.Message;
import org.waybill.message.MessageLimits;

/**
 * Takes our own earlier tracking out of messages: pixels of ours go, links of ours get their
 * targets back, whatever host they name, if the seal is ours. Thread-safe.
 */
public final class Cleaner {

  /** How deep messages may be attached to one another. */
  private static final int ATTACHED = 5;

  private final TokenOpener opener;
  private final Reach reach;
  private final MessageLimits limits;

  public Cleaner(TokenOpener opener, Reach reach, MessageLimits limits) {
    this.opener = opener;
    this.reach = reach;
    this.limits = limits;
  }

  /**
   * Cleans raw bytes: a message that cannot be read for certain holds nothing of ours.
   *
   * @param message shared with the result, nobody may change them
   */
  public Cleaned clean(byte[] message) {
    return Message.scan(message, limits) instanceof Message read
        ? clean(read)
        : new Cleaned.Nothing();
  }

  /** Cleans a message as read. */
  public Cleaned clean(Message message) {
    return new Cleanup(new TokenSearch(opener), reach, limits, ATTACHED).clean(message);
  }

  /**
   * Whether a URL, of whatever host, is or carries one of ours.
   *
   * @param url visible ASCII
   */
  public boolean carries(String url) {
    byte[] bytes = url.getBytes(StandardCharsets.ISO_8859_1);
    return !new TokenSearch(opener).in(bytes, Wrapping.NONE).isEmpty();
  }
}
