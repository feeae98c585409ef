package org.waybill.ledger;

import java.time.Duration;
import org.waybill.journal.Position;

/** What became of a record within the time a mail may wait. Only {@link Appended} is a promise. */
public sealed interface LedgerOutcome {
  /** On disk: the mail may leave tracked. */
  record Appended(Position position) implements LedgerOutcome {}

  /**
   * Not written, the ledger is at its bound.
   *
   * @param bytes what it takes on disk
   * @param maxBytes what it may take
   */
  record Full(long bytes, long maxBytes) implements LedgerOutcome {}

  /** Not written, no record can hold so much: thousands of long links or recipients. */
  record TooLarge(int bytes) implements LedgerOutcome {}

  /** Not known to be on disk; the ledger goes on with a new file if it can. */
  record Failed(Throwable cause) implements LedgerOutcome {}

  /**
   * Not on disk yet, or not even tried because the disk still owes an earlier record. Should it get
   * there the ledger itself abandons its copies.
   *
   * @param waited how long was waited; zero when the disk was known to be stuck
   */
  record Slow(Duration waited) implements LedgerOutcome {}
}
