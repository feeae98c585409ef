package org.waybill.ledger;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.waybill.journal.Acknowledgement;
import org.waybill.journal.Position;

/**
 * One append and the mail that waits for it: either the disk answers first or the mail gives up
 * first, never both. Thread-safe.
 */
final class Attempt implements Acknowledgement {
  private final AtomicReference<@Nullable LedgerOutcome> outcome = new AtomicReference<>();
  private final CountDownLatch told = new CountDownLatch(1);
  private final AtomicInteger overdue;
  private final AtomicLong durableRecords;
  private final Runnable durableTooLate;

  /**
   * A new attempt.
   *
   * @param overdue counts the attempts given up on that the disk still owes
   * @param durableRecords counts what got to the disk, in time or late
   * @param durableTooLate called when the record got to the disk after the mail had given up
   */
  Attempt(AtomicInteger overdue, AtomicLong durableRecords, Runnable durableTooLate) {
    this.overdue = overdue;
    this.durableRecords = durableRecords;
    this.durableTooLate = durableTooLate;
  }

  @Override
  public void durable(Position position) {
    durableRecords.incrementAndGet();
    if (!tell(new LedgerOutcome.Appended(position))) {
      durableTooLate.run();
    }
  }

  @Override
  public void failed(Throwable cause) {
    tell(new LedgerOutcome.Failed(cause));
  }

  /** Waits for the disk; an interrupt ends the waiting like the time does, and stays set. */
  LedgerOutcome await(Pause pause, Duration atMost) {
    boolean interrupted = false;
    try {
      if (pause.until(told, atMost)) {
        return decided();
      }
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    overdue.incrementAndGet();
    if (!outcome.compareAndSet(null, new LedgerOutcome.Slow(atMost))) {
      overdue.decrementAndGet();
    }
    return decided();
  }

  /** False when the mail has given up before. */
  private boolean tell(LedgerOutcome answer) {
    boolean inTime = outcome.compareAndSet(null, answer);
    if (inTime) {
      told.countDown();
    } else {
      overdue.decrementAndGet();
    }
    return inTime;
  }

  private LedgerOutcome decided() {
    LedgerOutcome decided = outcome.get();
    if (decided == null) {
      throw new IllegalStateException("an attempt was told without an outcome");
    }
    return decided;
  }
}
