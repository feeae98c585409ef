package org.waybill.ledger;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.waybill.journal.Disk;
import org.waybill.journal.FolderInUseException;
import org.waybill.journal.Journal;
import org.waybill.journal.Position;
import org.waybill.wire.LedgerRecord;
import org.waybill.wire.LedgerRecordBytes;
import org.waybill.wire.SentCopy;
import org.waybill.wire.TrackingId;

/**
 * What was sent, written before the mail leaves. Bounded on disk, and in the time it keeps a mail
 * waiting: when the disk owes an answer for longer, further mails are told so at once. One in a
 * folder and JVM. Thread-safe.
 */
public final class Ledger implements AutoCloseable {
  private static final String LATE = "ledger-slow";

  private final Disk disk;
  private final Journal journal;
  private final String node;
  private final LedgerOptions options;
  private final Pause pause;
  private final Position endAtStart;
  private final Abandonments abandonments;
  private final AtomicInteger overdue = new AtomicInteger();
  private final AtomicLong durableRecords = new AtomicLong();
  private volatile boolean closed;

  private Ledger(
      Disk disk,
      Journal journal,
      String node,
      LedgerOptions options,
      InstantSource clock,
      SecureRandom random,
      Pause pause) {
    this.disk = disk;
    this.journal = journal;
    this.node = node;
    this.options = options;
    this.pause = pause;
    this.endAtStart = journal.durableEnd();
    this.abandonments = new Abandonments(journal, clock, random, durableRecords);
  }

  /**
   * Opens the ledger in a folder, or begins one.
   *
   * @throws FolderInUseException when another ledger writes there
   * @throws IOException when the folder cannot be read or written
   */
  public static Ledger open(
      Disk disk, LedgerOptions options, InstantSource clock, SecureRandom random)
      throws IOException {
    return on(Journal.open(disk, options.journal()), disk, options, clock, random, Pause.REAL);
  }

  /**
   * The same without a thread of its own: the disk answers when {@link #step} is called, which the
   * pause of a waiting mail must see to. For simulations.
   *
   * @throws IOException when the folder cannot be read or written
   */
  public static Ledger stepped(
      Disk disk, LedgerOptions options, InstantSource clock, SecureRandom random, Pause pause)
      throws IOException {
    return on(Journal.stepped(disk, options.journal()), disk, options, clock, random, pause);
  }

  private static Ledger on(
      Journal journal,
      Disk disk,
      LedgerOptions options,
      InstantSource clock,
      SecureRandom random,
      Pause pause)
      throws IOException {
    try {
      return new Ledger(disk, journal, NodeId.in(disk, random), options, clock, random, pause);
    } catch (IOException | RuntimeException e) {
      try (journal) {
        throw e;
      }
    }
  }

  /** Writes a record and waits for the disk, at most as long as the options say. Never throws. */
  public LedgerOutcome append(LedgerRecord entry) {
    abandonments.retry();
    if (overdue.get() > 0) {
      return new LedgerOutcome.Slow(Duration.ZERO);
    }
    try {
      byte[] record = LedgerRecordBytes.encode(entry);
      if (record.length > LedgerOptions.MAX_RECORD_BYTES) {
        return new LedgerOutcome.TooLarge(record.length);
      }
      long bytes = journal.bytesOnDisk() + journal.bytesQueued();
      return bytes + record.length > options.maxBytes()
          ? new LedgerOutcome.Full(bytes, options.maxBytes())
          : append(entry, record);
    } catch (IllegalArgumentException e) {
      return new LedgerOutcome.Failed(e);
    }
  }

  /**
   * Writes a record that can be done without. Does not wait, takes no more than half of the bound,
   * and leaves it where the disk is slow.
   *
   * @return whether it will be tried
   */
  public boolean note(LedgerRecord entry) {
    byte[] record = LedgerRecordBytes.encode(entry);
    long bytes = journal.bytesOnDisk() + journal.bytesQueued();
    if (overdue.get() > 0
        || record.length > LedgerOptions.MAX_RECORD_BYTES
        || bytes + record.length > options.maxBytes() / 2) {
      return false;
    }
    journal.append(record, new Attempt(new AtomicInteger(), durableRecords, () -> {}));
    return true;
  }

  /**
   * Notes that copies of an earlier record were not handed off. Does not wait; what the disk
   * refuses now is tried again.
   *
   * @param reason a short word, such as {@code hand-off-failed}
   */
  public void abandon(List<TrackingId> copies, String reason) {
    abandonments.write(copies, reason);
  }

  /** Writes what is queued, where the ledger is a stepped one; false when nothing was. */
  public boolean step() {
    return journal.step();
  }

  /** This ledger's random name, 16 hexadecimal digits. */
  public String node() {
    return node;
  }

  /** What it takes on disk, in bytes. */
  public long bytesOnDisk() {
    return journal.bytesOnDisk();
  }

  /** Bytes that are neither on disk nor failed yet. */
  public long bytesQueued() {
    return journal.bytesQueued();
  }

  /** Whether the disk owes an answer for longer than a mail may wait. */
  public boolean isStuck() {
    return overdue.get() > 0;
  }

  /** Writes what is queued and gives the folder free. Close the shipper first. */
  @Override
  public void close() throws IOException {
    closed = true;
    journal.close();
  }

  boolean isClosed() {
    return closed;
  }

  Disk disk() {
    return disk;
  }

  Journal journal() {
    return journal;
  }

  /** The end of what an earlier run left. */
  Position endAtStart() {
    return endAtStart;
  }

  /** Records that became durable in this run. */
  long durableRecords() {
    return durableRecords.get();
  }

  void retryAbandonments() {
    abandonments.retry();
  }

  private LedgerOutcome append(LedgerRecord entry, byte[] record) {
    Attempt attempt = new Attempt(overdue, durableRecords, () -> durableTooLate(entry));
    journal.append(record, attempt);
    return attempt.await(pause, options.patience());
  }

  private void durableTooLate(LedgerRecord entry) {
    if (entry instanceof LedgerRecord.Sent sent) {
      abandon(sent.copies().stream().map(SentCopy::copy).toList(), LATE);
    }
  }
}
