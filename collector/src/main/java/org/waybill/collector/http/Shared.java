package org.waybill.collector.http;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waybill.collector.hit.JournalRecordBytes;
import org.waybill.collector.hit.Recordable;
import org.waybill.journal.Acknowledgement;
import org.waybill.journal.Frames;
import org.waybill.journal.Journal;
import org.waybill.journal.Position;

/**
 * Records that share their way to the disk, and the answers that wait for it. Whoever comes first,
 * disk or clock, settles them. Filled and answered by the event loop; the journal tells from its
 * own thread.
 */
final class Shared implements Acknowledgement {

  private static final Logger LOG = LoggerFactory.getLogger(Shared.class);

  private enum State {
    WAITING,
    /** The journal has spoken. */
    TOLD,
    /** The clock came first, the journal will still speak. */
    OVERDUE
  }

  private final Losses losses;
  private final Consumer<Shared> settled;
  private final Frames frames;
  private final List<Runnable> answers = new ArrayList<>();
  private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);
  private int hits;
  private long deadline;
  private boolean answered;

  /**
   * Empty.
   *
   * @param frames where the records are gathered; free for others once they are appended
   * @param settled called once for each filling, from any thread, when the answers may run
   */
  Shared(Losses losses, Frames frames, Consumer<Shared> settled) {
    this.losses = losses;
    this.frames = frames;
    this.settled = settled;
  }

  /**
   * Begins another filling.
   *
   * @param until how long answers wait at most, on the clock of {@link System#nanoTime}
   */
  void begin(long until) {
    frames.clear();
    answers.clear();
    hits = 0;
    deadline = until;
    answered = false;
    state.set(State.WAITING);
  }

  /** Adds a record and the answer that waits for it; returns how many bytes there are now. */
  int add(Recordable entry, Runnable answer) {
    answers.add(answer);
    hits += entry.hits();
    JournalRecordBytes.write(entry, frames.begin(JournalRecordBytes.LONGEST_WRITTEN));
    return frames.end();
  }

  void appendTo(Journal journal) {
    try {
      journal.append(frames, this);
    } catch (RuntimeException e) {
      failed(e);
    }
  }

  @Override
  public void durable(Position position) {
    if (state.compareAndSet(State.WAITING, State.TOLD)) {
      settled.accept(this);
    } else {
      losses.recovered(hits);
    }
  }

  @Override
  public void failed(Throwable cause) {
    settleLost(State.TOLD, String.valueOf(cause.getMessage()));
  }

  /** The clock came first. */
  void overdue() {
    settleLost(State.OVERDUE, "the disk did not answer in time");
  }

  boolean isOverdue(long now) {
    return now - deadline > 0;
  }

  boolean isAnswered() {
    return answered;
  }

  /** Whether nobody else holds it. */
  boolean isFree() {
    return state.get() == State.TOLD;
  }

  /** One that cannot be answered must not keep the others from their answers. */
  void answer() {
    for (Runnable answer : answers) {
      try {
        answer.run();
      } catch (RuntimeException e) {
        LOG.warn("a hit is kept and could not be answered ({})", e.getClass().getSimpleName(), e);
      }
    }
    answers.clear();
    answered = true;
  }

  private void settleLost(State outcome, String reason) {
    if (state.compareAndSet(State.WAITING, outcome)) {
      losses.add(hits, reason);
      settled.accept(this);
    }
  }
}
