package org.waybill.journal;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.RejectedExecutionException;

/**
 * An append-only log on disk. One journal writes to a folder; any number of threads append and any
 * number of readers follow. Thread-safe.
 *
 * <p>A record is acknowledged after its bytes, its segment's header and its folder entry were
 * forced. Acknowledged records survive kill and power cut; every record is read once, in the order
 * of appending. The layout on disk: {@link SegmentHeader}, {@link Frame}.
 */
public final class Journal implements AutoCloseable {
  /**
   * What a record takes in a segment besides its own bytes: the position behind a record of n bytes
   * is n + 8 bytes further on. Readers elsewhere count positions by it.
   */
  public static final int FRAME_BYTES = Frame.OVERHEAD;

  private final Disk disk;
  private final JournalOptions options;
  private final Closeable lock;
  private final Segments segments = new Segments();
  private final Damage damage;
  private final HandOver queue;
  private final Committer committer;
  private final Thread writer;
  private final boolean stepped;
  private final long cutBytes;
  private final int cutRecords;

  private Journal(Disk disk, JournalOptions options, Closeable lock, boolean stepped)
      throws IOException {
    this.stepped = stepped;
    this.disk = disk;
    this.options = options;
    this.lock = lock;
    this.damage = new Damage(disk.describe());
    this.queue = new HandOver(options.maxQueuedBytes());
    Recovery recovery = new Recovery(disk, segments);
    recovery.run();
    this.cutBytes = recovery.cutBytes();
    this.cutRecords = recovery.cutRecords();
    long used = Math.max(recovery.highest(), options.firstSegment() - 1);
    this.committer = new Committer(disk, segments, queue, options, used);
    this.writer = new Thread(committer, options.name());
    writer.setDaemon(true);
  }

  /**
   * Opens the journal in a folder, or begins one: takes the folder's lock and cuts the torn tail.
   *
   * @throws FolderInUseException when another journal writes there
   * @throws IOException when the folder cannot be read or written
   */
  public static Journal open(Disk disk, JournalOptions options) throws IOException {
    Journal journal = open(disk, options, false);
    journal.writer.start();
    return journal;
  }

  /**
   * The same without a thread: nothing is written but by {@link #step} and {@link #close}, on the
   * caller's. So a simulation decides when the disk answers, and a run can be repeated exactly.
   *
   * @throws FolderInUseException when another journal writes there
   * @throws IOException when the folder cannot be read or written
   */
  public static Journal stepped(Disk disk, JournalOptions options) throws IOException {
    return open(disk, options, true);
  }

  private static Journal open(Disk disk, JournalOptions options, boolean stepped)
      throws IOException {
    Closeable lock = disk.lock();
    try {
      return new Journal(disk, options, lock, stepped);
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /**
   * Writes what is queued, as the thread of another journal would in one turn; false when nothing
   * was. One thread steps.
   *
   * @throws IllegalStateException when the journal has a thread of its own
   */
  public boolean step() {
    if (!stepped) {
      throw new IllegalStateException("journal %s writes by itself".formatted(disk.describe()));
    }
    return committer.turn();
  }

  /**
   * Queues a record for the writer and returns at once; {@code ack} is told what became of it,
   * once.
   *
   * @param record 1 to {@code maxRecordBytes} bytes, not to be changed by the caller afterwards
   * @throws IllegalArgumentException for a record of another size
   */
  public void append(byte[] record, Acknowledgement ack) {
    checkLength(record.length);
    handOver(Frames.of(record), ack);
  }

  /**
   * The same for several records at once: they become durable in one commit, in their order.
   *
   * @param records one or more; the caller's again when this returns
   * @param ack told once for all; the position is where the first begins
   * @throws IllegalArgumentException for no records, or one that is too long
   */
  public void append(Frames records, Acknowledgement ack) {
    checkLength(records.longest());
    handOver(records.copy(), ack);
  }

  private void checkLength(int bytes) {
    if (bytes == 0 || bytes > options.maxRecordBytes()) {
      throw new IllegalArgumentException(
          "record of %d bytes: a record of this journal has 1 to %d"
              .formatted(bytes, options.maxRecordBytes()));
    }
  }

  private void handOver(byte[] frames, Acknowledgement ack) {
    Pending pending = new Pending(frames, ack);
    if (!queue.reserve(pending.size)) {
      ack.failed(
          new RejectedExecutionException(
              "journal %s: %d bytes wait for the disk already"
                  .formatted(disk.describe(), options.maxQueuedBytes())));
    } else if (!queue.push(pending)) {
      queue.release(pending.size);
      ack.failed(new IOException("journal %s is closed".formatted(disk.describe())));
    }
  }

  /**
   * Follows the durable records from a position on: {@link Position#START}, an entry's {@code
   * position} or {@code next}. What was trimmed meanwhile is skipped.
   *
   * @throws IllegalArgumentException when the position lies beyond the journal's end
   */
  public JournalReader read(Position from) {
    if (from.compareTo(durableEnd()) > 0) {
      throw new IllegalArgumentException(
          "position %s is beyond the end %s of journal %s: it belongs to another journal, or files were removed"
              .formatted(from, durableEnd(), disk.describe()));
    }
    return new JournalReader(disk, segments, damage, from);
  }

  /** Behind the last durable record; {@link Position#START} while there is none. */
  public Position durableEnd() {
    return segments.durableEnd();
  }

  /** The beginning of the oldest segment kept; {@link Position#START} while there is none. */
  public Position oldest() {
    OptionalLong oldest = segments.atOrAfter(0);
    return oldest.isEmpty()
        ? Position.START
        : new Position(oldest.getAsLong(), SegmentHeader.BYTES);
  }

  /** Waits until a record behind {@code beyond} is durable; false after the time or on close. */
  public boolean awaitDurable(Position beyond, Duration timeout) throws InterruptedException {
    return segments.awaitBeyond(beyond, timeout.toNanos());
  }

  /**
   * Deletes the segments that lie wholly before {@code position}; never the newest with records, so
   * that positions go on counting from it.
   */
  public synchronized void trimBefore(Position position) throws IOException {
    long keep = Math.min(position.segment(), durableEnd().segment());
    for (OptionalLong oldest = segments.atOrAfter(0);
        oldest.isPresent() && oldest.getAsLong() < keep;
        oldest = segments.atOrAfter(0)) {
      disk.delete(SegmentName.of(oldest.getAsLong()));
      segments.remove(oldest.getAsLong());
    }
  }

  /** The size of all segment files in bytes. */
  public long bytesOnDisk() {
    return segments.bytesOnDisk();
  }

  /** Bytes appended that are neither durable nor failed yet. */
  public long bytesQueued() {
    return queue.bytes();
  }

  /** How often the disk was forced, for how much, and the time that took. */
  public Commits commits() {
    return committer.commits();
  }

  /** Bytes of records, their frames included, between two positions. */
  public long bytesBetween(Position from, Position to) {
    return segments.bytesBetween(from, to);
  }

  /** Bytes of unfinished records that were cut when this journal was opened. */
  public long bytesCut() {
    return cutBytes;
  }

  /**
   * Records that were cut when this journal was opened although they had been written to their end:
   * the one that something damaged, and those behind it. They may have been acknowledged. A kill
   * alone leaves none.
   */
  public int recordsCut() {
    return cutRecords;
  }

  /** How often a reader met a damaged record, and skipped the rest of its segment. */
  public long damages() {
    return damage.count();
  }

  /** The bytes skipped so. */
  public long bytesDamaged() {
    return damage.bytes();
  }

  /**
   * Takes no further records, writes what is queued and gives the folder free. When the disk does
   * not answer within {@code closeWait} the folder stays locked: the writer may still write to it.
   */
  @Override
  public void close() throws IOException {
    queue.close();
    segments.close();
    if (stepped) {
      committer.run();
    } else {
      awaitWriter();
    }
    lock.close();
  }

  private void awaitWriter() throws IOException {
    boolean interrupted = Thread.interrupted();
    try {
      writer.join(options.closeWait());
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (writer.isAlive()) {
      throw new IOException(
          "journal %s: the disk did not answer within %s, %d bytes are unconfirmed; the folder stays locked"
              .formatted(disk.describe(), options.closeWait(), queue.bytes()));
    }
  }
}
