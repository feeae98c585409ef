package org.waybill.wire;

import java.util.List;
import java.util.Optional;

/** One fact the mailet tells the collector. Immutable; {@link LedgerRecordBytes} has its bytes. */
public sealed interface LedgerRecord {

  /** By which a repeated record is known. */
  RecordId id();

  /** When it was written, UTC milliseconds. */
  long at();

  /**
   * Copies were made of a message and are about to be handed off.
   *
   * @param message the message's key
   * @param messageId its Message-ID, if it has one
   * @param sender the envelope sender
   * @param from the address in the From header; empty where it has none
   * @param subject decoded; may be empty
   * @param mode how much is recorded
   * @param labels what the sender named it
   * @param links in source order
   * @param copies at least one
   */
  record Sent(
      RecordId id,
      long at,
      MessageKey message,
      Optional<MessageId> messageId,
      String sender,
      String from,
      String subject,
      Mode mode,
      Labels labels,
      List<SentLink> links,
      List<SentCopy> copies)
      implements LedgerRecord {

    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException where there is no copy
     */
    public Sent {
      links = List.copyOf(links);
      copies = List.copyOf(copies);
      if (copies.isEmpty()) {
        throw new IllegalArgumentException("a sent message has at least one copy");
      }
    }
  }

  /**
   * Copies named in an earlier record were not handed off by us. It never discards hits: a hit
   * proves that the copy went out.
   *
   * @param reason a short word, such as {@code hand-off-failed}
   */
  record Abandoned(RecordId id, long at, List<TrackingId> copies, String reason)
      implements LedgerRecord {

    public Abandoned {
      copies = List.copyOf(copies);
    }
  }

  /**
   * The next server took copies (250 after DATA).
   *
   * @param at shortly after its answer, UTC milliseconds
   * @param copies those that went in one mail; of a shared one it took at least one recipient's
   */
  record Delivered(RecordId id, long at, List<TrackingId> copies) implements LedgerRecord {

    public Delivered {
      copies = List.copyOf(copies);
    }
  }

  /**
   * Copies were refused for good, or given up after the last attempt.
   *
   * @param at shortly after that, UTC milliseconds
   * @param copies those that went in one mail
   * @param recipients of how many envelope recipients each was refused, at least 1: one that more
   *     share has not bounced as a whole
   * @param reason what the next server or James said, without addresses; may be empty
   */
  record Bounced(RecordId id, long at, List<TrackingId> copies, int recipients, String reason)
      implements LedgerRecord {

    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException where nobody's copy was refused
     */
    public Bounced {
      copies = List.copyOf(copies);
      if (recipients < 1) {
        throw new IllegalArgumentException(
            "a bounce has " + recipients + " recipients; it takes at least 1");
      }
    }
  }

  /**
   * What a message looks like, noted once where the admin wants it.
   *
   * @param message the message's key, of an earlier record
   * @param html without text and addresses; of each link its number stands there
   */
  record Html(RecordId id, long at, MessageKey message, PackedText html) implements LedgerRecord {}

  /**
   * A record of a later version or of a kind unknown here: kept and skipped.
   *
   * @param kind its kind byte, 0 to 255
   */
  record Unknown(RecordId id, long at, int kind) implements LedgerRecord {}
}
