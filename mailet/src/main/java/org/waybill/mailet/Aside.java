package org.waybill.mailet;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Work that no mail waits for: one thread, a few pieces that wait for it, and no more. Thread-safe.
 */
final class Aside implements AutoCloseable {

  private static final long IDLE_SECONDS = 30;

  private final ThreadPoolExecutor worker;

  /**
   * Begins with no thread.
   *
   * @param name of the thread
   * @param waiting how many pieces may wait
   */
  Aside(String name, int waiting) {
    this.worker =
        new ThreadPoolExecutor(
            1,
            1,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(waiting),
            task -> thread(task, name));
    worker.allowCoreThreadTimeOut(true);
  }

  /** Takes it over, to be done some time; false where too many wait, or at the end. Never waits. */
  boolean takes(Runnable work) {
    try {
      worker.execute(work);
      return true;
    } catch (RejectedExecutionException full) {
      return false;
    }
  }

  private static Thread thread(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  /** What waits is not done any more. */
  @Override
  public void close() {
    worker.shutdownNow();
  }
}
