package org.waybill.collector.http;

import java.util.concurrent.atomic.AtomicBoolean;
import org.waybill.journal.Acknowledgement;
import org.waybill.journal.Position;

/** One answer that waits for its record; whoever comes first, disk or clock, settles it. */
final class Waiting implements Acknowledgement {

  private final boolean counts;
  private final Runnable answer;
  private final long deadline;
  private final Losses losses;
  private final JournalRecorder recorder;
  private final AtomicBoolean settled = new AtomicBoolean();

  /**
   * Begins to wait.
   *
   * @param counts whether losing the record is a loss
   * @param deadline on the clock of {@link System#nanoTime}
   */
  Waiting(boolean counts, Runnable answer, long deadline, Losses losses, JournalRecorder recorder) {
    this.counts = counts;
    this.answer = answer;
    this.deadline = deadline;
    this.losses = losses;
    this.recorder = recorder;
  }

  @Override
  public void durable(Position position) {
    if (settled.compareAndSet(false, true)) {
      recorder.settled(this);
    } else if (counts) {
      losses.recovered();
    }
  }

  @Override
  public void failed(Throwable cause) {
    settleLost(String.valueOf(cause.getMessage()));
  }

  /** The clock came first. */
  void overdue() {
    settleLost("the disk did not answer in time");
  }

  boolean isOverdue(long now) {
    return now - deadline > 0;
  }

  boolean isSettled() {
    return settled.get();
  }

  void answer() {
    answer.run();
  }

  private void settleLost(String reason) {
    if (settled.compareAndSet(false, true)) {
      if (counts) {
        losses.add(reason);
      }
      recorder.settled(this);
    }
  }
}
