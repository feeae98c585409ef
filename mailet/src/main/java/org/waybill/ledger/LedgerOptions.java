package org.waybill.ledger;

import java.time.Duration;
import org.waybill.journal.JournalOptions;

/**
 * The ledger's bounds.
 *
 * @param maxBytes what it may take on disk, 1 MiB or more; records the collector has are trimmed
 * @param patience how long an append waits for the disk
 */
public record LedgerOptions(long maxBytes, Duration patience) {
  private static final int MEBI = 1 << 20;

  /** One record; with its length it fills a shipment. */
  static final int MAX_RECORD_BYTES = MEBI - Integer.BYTES;

  /** A mail waits no longer for the ledger's fsync. */
  public static final Duration DEFAULT_PATIENCE = Duration.ofMillis(250);

  /**
   * Checks the bounds.
   *
   * @throws IllegalArgumentException naming the part and what is allowed
   */
  public LedgerOptions {
    if (maxBytes < MEBI) {
      throw new IllegalArgumentException(
          "maxBytes is %d, allowed is %d or more".formatted(maxBytes, MEBI));
    }
    if (patience.isNegative()) {
      throw new IllegalArgumentException(
          "patience is %s, allowed is 0 or more".formatted(patience));
    }
  }

  /** Waits 250 ms. */
  public static LedgerOptions bounded(long maxBytes) {
    return new LedgerOptions(maxBytes, DEFAULT_PATIENCE);
  }

  /**
   * Segments of a sixteenth, so that trimming, which takes whole ones, keeps away from the bound.
   */
  JournalOptions journal() {
    return JournalOptions.named("waybill-ledger")
        .withSegmentBytes((int) Math.min(maxBytes / 16, 64L * MEBI))
        .withMaxRecordBytes(MAX_RECORD_BYTES);
  }
}
