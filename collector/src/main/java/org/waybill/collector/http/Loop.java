package org.waybill.collector.http;

import io.vertx.core.Context;
import io.vertx.core.Vertx;

/** What a recorder needs of the event loop it belongs to. */
public interface Loop {

  /** Runs a task on the loop, after what it does now. Thread-safe. */
  void soon(Runnable task);

  /** Runs a task on the loop again and again, as long as the loop lives. */
  void every(long millis, Runnable task);

  /** As {@link System#nanoTime}. */
  long nanoTime();

  /** The loop of this thread, or one that Vert.x chooses. */
  static Loop of(Vertx vertx) {
    Context context = vertx.getOrCreateContext();
    return new Loop() {
      @Override
      public void soon(Runnable task) {
        context.runOnContext(unused -> task.run());
      }

      @Override
      public void every(long millis, Runnable task) {
        context.runOnContext(start -> vertx.setPeriodic(millis, timer -> task.run()));
      }

      @Override
      public long nanoTime() {
        return System.nanoTime();
      }
    };
  }
}
