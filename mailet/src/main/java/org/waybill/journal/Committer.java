package org.waybill.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The writer thread's work: takes whatever is queued, writes it, forces once, acknowledges. No
 * timer: under load batches grow by themselves while the disk is busy.
 *
 * <p>A failed write or force fails its batch and gives the file up, because an fsync cannot be
 * repeated on the same file: the kernel reports an error once and forgets the pages. The next batch
 * begins a new segment whose header says how much of the old one counts.
 */
final class Committer implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(Committer.class);
  private static final int BUFFER = 1 << 20;

  private final Disk disk;
  private final Segments segments;
  private final HandOver queue;
  private final JournalOptions options;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
  private long highest;
  private @Nullable SegmentWriter current;
  private volatile Commits commits = Commits.NONE;

  /** {@code highest} is the number below the first that may be used. */
  Committer(Disk disk, Segments segments, HandOver queue, JournalOptions options, long highest) {
    this.disk = disk;
    this.segments = segments;
    this.queue = queue;
    this.options = options;
    this.highest = highest;
  }

  /** What was made durable so far; from any thread. */
  Commits commits() {
    return commits;
  }

  @Override
  public void run() {
    for (Pending batch = queue.take(); batch != null; batch = queue.take()) {
      commitAll(batch);
    }
    leaveSegment();
  }

  /** One turn of {@link #run} that waits for nothing; false when nothing was queued. */
  boolean turn() {
    Pending batch = queue.takeNow();
    if (batch != null) {
      commitAll(batch);
    }
    return batch != null;
  }

  private void commitAll(Pending batch) {
    for (Pending rest = batch; rest != null; ) {
      rest = commit(rest);
    }
  }

  /** Makes durable what fits into one segment, and returns the rest of the batch. */
  private @Nullable Pending commit(Pending first) {
    SegmentWriter writer;
    try {
      writer = writerFor(first);
    } catch (Throwable e) {
      // a disk that takes no new file now will not take one for the rest of this batch either
      fail(first, null, e);
      return null;
    }
    long begun = System.nanoTime();
    int from = writer.forced();
    Pending rest = first;
    try {
      while (rest != null && writer.takes(rest)) {
        Pending next = rest.next;
        Pending appended = rest;
        rest = next;
        writer.append(appended);
      }
      writer.force();
    } catch (Throwable e) {
      leaveSegment();
      fail(first, rest, e);
      return rest;
    }
    int end = writer.forced();
    commits = commits.and((long) end - from, System.nanoTime() - begun);
    segments.put(writer.segment(), new Segments.Extent(end, writer.bytes()));
    segments.advance(new Position(writer.segment(), end));
    acknowledge(first, rest, writer.segment());
    return rest;
  }

  private SegmentWriter writerFor(Pending first) throws IOException {
    SegmentWriter writer = current;
    if (writer != null && writer.takes(first)) {
      return writer;
    }
    leaveSegment();
    OptionalLong previous = segments.newest();
    SegmentHeader header =
        previous.isEmpty()
            ? new SegmentHeader(++highest, 0, 0)
            : new SegmentHeader(
                ++highest,
                previous.getAsLong(),
                segments.end(previous.getAsLong()).orElse(SegmentHeader.BYTES));
    writer = SegmentWriter.create(disk, header, buffer, options);
    segments.put(header.segment(), new Segments.Extent(SegmentHeader.BYTES, writer.bytes()));
    current = writer;
    return writer;
  }

  private void leaveSegment() {
    SegmentWriter writer = current;
    current = null;
    if (writer == null) {
      return;
    }
    segments.put(writer.segment(), new Segments.Extent(writer.forced(), writer.bytes()));
    try {
      writer.close();
    } catch (IOException e) {
      LOG.warn("journal {}: closing segment {}", disk.describe(), writer.segment(), e);
    }
  }

  private void acknowledge(Pending first, @Nullable Pending behind, long segment) {
    release(first, behind);
    for (Pending each = first; each != null && each != behind; each = each.next) {
      try {
        each.ack.durable(new Position(segment, each.offset));
      } catch (RuntimeException e) {
        LOG.error("journal {}: an acknowledgement threw", disk.describe(), e);
      }
    }
  }

  private void fail(Pending first, @Nullable Pending behind, Throwable cause) {
    release(first, behind);
    for (Pending each = first; each != null && each != behind; each = each.next) {
      try {
        each.ack.failed(cause);
      } catch (RuntimeException e) {
        LOG.error("journal {}: an acknowledgement threw", disk.describe(), e);
      }
    }
  }

  /**
   * Before the acknowledgements: who is told sees nothing counted as queued and on disk at once.
   */
  private void release(Pending first, @Nullable Pending behind) {
    long bytes = 0;
    for (Pending each = first; each != null && each != behind; each = each.next) {
      bytes += each.size;
    }
    queue.release(bytes);
  }
}
