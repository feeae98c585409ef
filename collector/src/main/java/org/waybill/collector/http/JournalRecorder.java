package org.waybill.collector.http;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waybill.collector.hit.Hit;
import org.waybill.collector.hit.JournalRecord;
import org.waybill.collector.hit.JournalRecordBytes;
import org.waybill.journal.Journal;

/**
 * Appends to the journal and answers when the record is durable, failed or overdue. All answers of
 * one commit go out in one task of the event loop. Thread-safe.
 */
public final class JournalRecorder implements Recorder {

  private static final Logger LOG = LoggerFactory.getLogger(JournalRecorder.class);
  private static final long TELL_MILLIS = 10_000;

  private final Context loop;
  private final Journal journal;
  private final Losses losses;
  private final long waitNanos;
  private final Queue<Waiting> inOrder = new ConcurrentLinkedQueue<>();
  private final Queue<Waiting> settled = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean scheduled = new AtomicBoolean();

  /**
   * Looks for overdue records on a timer of {@code vertx}, which ends with it.
   *
   * @param wait how long an answer waits for the disk at most
   */
  public JournalRecorder(Vertx vertx, Journal journal, Losses losses, Duration wait) {
    this.loop = vertx.getOrCreateContext();
    this.journal = journal;
    this.losses = losses;
    this.waitNanos = wait.toNanos();
    long look = Math.max(1, wait.toMillis() / 4);
    loop.runOnContext(
        start -> {
          vertx.setPeriodic(look, timer -> settleOverdue());
          vertx.setPeriodic(TELL_MILLIS, timer -> losses.tell());
        });
  }

  @Override
  public void record(JournalRecord entry, Runnable answer) {
    Waiting waiting =
        new Waiting(entry instanceof Hit, answer, System.nanoTime() + waitNanos, losses, this);
    inOrder.add(waiting);
    try {
      journal.append(JournalRecordBytes.encode(entry), waiting);
    } catch (RuntimeException e) {
      waiting.failed(e);
    }
  }

  /** Called by a record that has come to rest; runs its answer soon. */
  void settled(Waiting waiting) {
    settled.add(waiting);
    if (scheduled.compareAndSet(false, true)) {
      loop.runOnContext(task -> answerSettled());
    }
  }

  private void answerSettled() {
    scheduled.set(false);
    for (Waiting waiting = settled.poll(); waiting != null; waiting = settled.poll()) {
      answer(waiting);
    }
    dropSettled();
  }

  /** One that cannot be answered must not keep the others from their answers. */
  private static void answer(Waiting waiting) {
    try {
      waiting.answer();
    } catch (RuntimeException e) {
      LOG.warn("a hit is kept and could not be answered ({})", e.getClass().getSimpleName(), e);
    }
  }

  private void settleOverdue() {
    dropSettled();
    long now = System.nanoTime();
    for (Waiting first = inOrder.peek();
        first != null && first.isOverdue(now);
        first = inOrder.peek()) {
      first.overdue();
      inOrder.poll();
    }
  }

  private void dropSettled() {
    for (Waiting first = inOrder.peek();
        first != null && first.isSettled();
        first = inOrder.peek()) {
      inOrder.poll();
    }
  }
}
