package org.waybill.simulation;

import org.waybill.collector.http.Loop;

/** The event loop of one life of the collector. */
record SimulatedLoop(Scheduler scheduler, Life life) implements Loop {
  private static final long NANOS = 1_000_000;

  @Override
  public void soon(Runnable task) {
    scheduler.after(0, life, task);
  }

  @Override
  public void every(long millis, Runnable task) {
    scheduler.after(
        millis,
        life,
        () -> {
          task.run();
          every(millis, task);
        });
  }

  @Override
  public long nanoTime() {
    return scheduler.now() * NANOS;
  }
}
