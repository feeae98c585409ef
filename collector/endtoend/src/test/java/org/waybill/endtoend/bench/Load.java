package org.waybill.endtoend.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Sends messages through a James, no more at once than it can be busy with, and waits until all
 * have arrived. Used by one thread.
 */
final class Load implements AutoCloseable {
  private static final int CONNECTIONS = 8;

  /** Mails on their way at once: James has 8 threads for its spool and 8 for delivery. */
  private static final int WINDOW = 64;

  /**
   * A disk that is late, and AddTracking lets a mail pass untracked; more of them is no measure.
   */
  private static final double MOST_UNMARKED = 0.05;

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Cpu james;
  private final int port;
  private final Drain drain;
  private final AtomicLong numbers = new AtomicLong();
  private final ExecutorService senders = Executors.newFixedThreadPool(CONNECTIONS);

  Load(Cpu james, int port, Drain drain) {
    this.james = james;
    this.port = port;
    this.drain = drain;
  }

  /**
   * Sends that many messages to these recipients.
   *
   * @param copies how many mails become of one message
   * @throws IllegalStateException where what arrives was not treated as the branch says
   */
  Block run(Branch branch, int messages, List<String> recipients, int copies) throws Exception {
    Semaphore window = new Semaphore(Math.max(WINDOW, 2 * copies));
    AtomicInteger arrived = new AtomicInteger();
    AtomicInteger unmarked = new AtomicInteger();
    int permits = window.availablePermits();
    drain.giveTo(
        message -> {
          if (!new String(message, ISO_8859_1).contains(branch.mark())) {
            unmarked.incrementAndGet();
          }
          arrived.incrementAndGet();
          window.release();
        });
    Duration before = james.used();
    long start = System.nanoTime();
    sendAll(branch, messages, recipients, new Way(window, copies));
    if (!window.tryAcquire(permits, PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new TimeoutException(
          "%d of %d mails arrived".formatted(arrived.get(), messages * copies));
    }
    Duration wall = Duration.ofNanos(System.nanoTime() - start);
    james.awaitRest();
    if (unmarked.get() > messages * copies * MOST_UNMARKED) {
      throw new IllegalStateException(
          "%d of %d mails went out without what %s does, see James's log"
              .formatted(unmarked.get(), messages * copies, branch.title()));
    }
    return new Block(messages, messages * copies, unmarked.get(), james.used().minus(before), wall);
  }

  private record Way(Semaphore window, int copies) {
    void enter() throws IOException {
      try {
        if (!window.tryAcquire(copies, PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
          throw new IOException("James has not passed on a mail for " + PATIENCE);
        }
      } catch (InterruptedException e) {
        throw new IOException("interrupted while James was busy", e);
      }
    }
  }

  private void sendAll(Branch branch, int messages, List<String> recipients, Way way)
      throws InterruptedException, ExecutionException {
    AtomicInteger left = new AtomicInteger(messages);
    Callable<Void> sending =
        () -> {
          try (Sender sender = new Sender(port)) {
            while (left.getAndDecrement() > 0) {
              way.enter();
              sender.send(
                  branch.sender(), recipients, Newsletter.numbered(numbers.incrementAndGet()));
            }
          }
          return null;
        };
    List<Future<Void>> all = new ArrayList<>();
    for (int i = 0; i < CONNECTIONS; i++) {
      all.add(senders.submit(sending));
    }
    for (Future<Void> one : all) {
      one.get();
    }
  }

  @Override
  public void close() {
    senders.shutdownNow();
  }
}
