package org.waybill.mailet;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Lets planning take so long and no longer: some HTML keeps a parser busy for a minute, and no
 * parser can be stopped. What is not done in time goes on alone on one of a few threads; while all
 * of them are busy there is no time for more. Thread-safe.
 */
final class TimeBudget implements AutoCloseable {

  /** With the ledger's 250 ms, reading and handing off it stays below a second. */
  static final Duration MOST = Duration.ofMillis(500);

  private static final int THREADS = Math.max(2, Runtime.getRuntime().availableProcessors());

  private final Duration most;
  private final ExecutorService workers;

  TimeBudget(Duration most) {
    this.most = most;
    this.workers =
        new ThreadPoolExecutor(
            0, THREADS, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), TimeBudget::thread);
  }

  /** The result; empty where it did not come in time. */
  <T> Optional<T> within(Supplier<T> work) {
    try {
      Future<T> result = workers.submit(work::get);
      return Optional.of(result.get(most.toMillis(), TimeUnit.MILLISECONDS));
    } catch (RejectedExecutionException | TimeoutException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "waybill-plan");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void close() {
    workers.shutdownNow();
  }
}
