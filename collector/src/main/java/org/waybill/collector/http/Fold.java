package org.waybill.collector.http;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waybill.collector.hit.Recordable;

/**
 * Requests that share records: one record is under way at a time, and those that come meanwhile
 * share the next one. So however many there are, they write one record a commit, and each is
 * answered after a commit that holds it, the next one at the latest. Used by the event loop.
 */
final class Fold {

  private static final Logger LOG = LoggerFactory.getLogger(Fold.class);

  private final Recorder recorder;
  private List<Runnable> waiting = new ArrayList<>();
  private @Nullable IntFunction<Recordable> next;
  private boolean isUnderWay;

  Fold(Recorder recorder) {
    this.recorder = recorder;
  }

  /**
   * Adds a request.
   *
   * @param entry the record of as many requests, used where this is the first of them
   */
  void add(IntFunction<Recordable> entry, Runnable answer) {
    if (next == null) {
      next = entry;
    }
    waiting.add(answer);
    if (!isUnderWay) {
      send(next);
    }
  }

  private void send(IntFunction<Recordable> entry) {
    List<Runnable> answers = waiting;
    waiting = new ArrayList<>();
    next = null;
    isUnderWay = true;
    recorder.record(entry.apply(answers.size()), () -> settled(answers));
  }

  private void settled(List<Runnable> answers) {
    isUnderWay = false;
    if (next != null) {
      send(next);
    }
    answers.forEach(Fold::answer);
  }

  /** One that cannot be answered must not keep the others from their answers. */
  private static void answer(Runnable answer) {
    try {
      answer.run();
    } catch (RuntimeException e) {
      LOG.warn("a request could not be answered ({})", e.getClass().getSimpleName(), e);
    }
  }
}
