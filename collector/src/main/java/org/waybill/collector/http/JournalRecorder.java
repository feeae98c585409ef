package org.waybill.collector.http;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.waybill.collector.hit.Recordable;
import org.waybill.journal.Frames;
import org.waybill.journal.Journal;

/**
 * Gathers the records of one iteration of the event loop, hands them to the journal at once, and
 * answers when they are durable, failed or overdue. All answers of one commit of the journal go out
 * in one task of the event loop. Used by the event loop alone, but for what the journal tells.
 */
public final class JournalRecorder implements Recorder {

  private static final long TELL_MILLIS = 10_000;

  /** Records of so many bytes do not wait for the iteration's end. */
  private static final int MOST_BYTES = 1 << 20;

  /** Kept for the next iterations: those of two or three commits are in use at once. */
  private static final int MOST_SPARE = 16;

  private final Loop loop;
  private final Journal journal;
  private final Losses losses;
  private final long waitNanos;
  private final Frames frames = new Frames();
  private final Deque<Shared> inOrder = new ArrayDeque<>();
  private final Deque<Shared> spare = new ArrayDeque<>();
  private final Queue<Shared> settled = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean scheduled = new AtomicBoolean();
  private @Nullable Shared gathering;

  /**
   * Looks for overdue records as long as the loop lives.
   *
   * @param wait how long an answer waits for the disk at most
   */
  public JournalRecorder(Loop loop, Journal journal, Losses losses, Duration wait) {
    this.loop = loop;
    this.journal = journal;
    this.losses = losses;
    this.waitNanos = wait.toNanos();
    loop.every(Math.max(1, wait.toMillis() / 4), this::settleOverdue);
    loop.every(TELL_MILLIS, losses::tell);
  }

  @Override
  public void record(Recordable entry, Runnable answer) {
    Shared open = gathering;
    if (open == null) {
      open = spare.isEmpty() ? new Shared(losses, frames, this::settled) : spare.pop();
      open.begin(loop.nanoTime() + waitNanos);
      gathering = open;
      loop.soon(this::handOver);
    }
    if (open.add(entry, answer) >= MOST_BYTES) {
      handOver();
    }
  }

  /** A task that runs when what the sockets had to say in this iteration has been read. */
  private void handOver() {
    Shared full = gathering;
    if (full != null) {
      gathering = null;
      inOrder.add(full);
      full.appendTo(journal);
    }
  }

  /** Called by what has come to rest; its answers run soon. Any thread. */
  private void settled(Shared shared) {
    settled.add(shared);
    if (scheduled.compareAndSet(false, true)) {
      loop.soon(this::answerSettled);
    }
  }

  private void answerSettled() {
    scheduled.set(false);
    for (Shared shared = settled.poll(); shared != null; shared = settled.poll()) {
      shared.answer();
    }
    dropSettled();
  }

  private void settleOverdue() {
    dropSettled();
    long now = loop.nanoTime();
    for (Shared first = inOrder.peek();
        first != null && first.isOverdue(now);
        first = inOrder.peek()) {
      first.overdue();
      inOrder.poll();
    }
  }

  private void dropSettled() {
    for (Shared first = inOrder.peek();
        first != null && first.isAnswered();
        first = inOrder.peek()) {
      inOrder.poll();
      if (first.isFree() && spare.size() < MOST_SPARE) {
        spare.push(first);
      }
    }
  }
}
