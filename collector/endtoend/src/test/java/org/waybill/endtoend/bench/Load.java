package org.waybill.endtoend.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Sends messages through a James and waits until all have arrived. Used by one thread. */
final class Load implements AutoCloseable {
  private static final int CONNECTIONS = 8;

  /** A disk that is late lets a mail pass untracked; where most do, something else is wrong. */
  private static final double MOST_UNMARKED = 0.5;

  private final Cpu james;
  private final int port;
  private final Drain drain;
  private final AtomicLong numbers = new AtomicLong();
  private final ExecutorService senders = Executors.newFixedThreadPool(CONNECTIONS);

  /**
   * Prepares.
   *
   * @param port where that James takes mail
   * @param drain where it sends it
   */
  Load(Cpu james, int port, Drain drain) {
    this.james = james;
    this.port = port;
    this.drain = drain;
  }

  /**
   * Sends that many messages, each to all these recipients.
   *
   * @throws IllegalStateException where what arrives was not treated as the branch says
   */
  Block run(Branch branch, int messages, List<String> recipients) throws Exception {
    Arrivals arrivals = new Arrivals(branch.mark(), recipients.size());
    drain.giveTo(arrivals);
    Duration before = james.used();
    long start = System.nanoTime();
    sendAll(branch, messages, recipients, arrivals);
    arrivals.awaitAll();
    Duration wall = Duration.ofNanos(System.nanoTime() - start);
    james.awaitRest();
    int copies = messages * recipients.size();
    if (arrivals.unmarked() > copies * MOST_UNMARKED) {
      throw new IllegalStateException(
          "%d of %d mails went out without what %s does, see James's log"
              .formatted(arrivals.unmarked(), copies, branch.title()));
    }
    return new Block(messages, copies, arrivals.unmarked(), james.used().minus(before), wall);
  }

  private void sendAll(Branch branch, int messages, List<String> recipients, Arrivals arrivals)
      throws InterruptedException, ExecutionException {
    AtomicInteger left = new AtomicInteger(messages);
    Callable<Integer> sending =
        () -> {
          int sent = 0;
          try (Sender sender = new Sender(port)) {
            for (; left.getAndDecrement() > 0; sent++) {
              arrivals.awaitRoom(recipients.size());
              byte[] message = Newsletter.numbered(numbers.incrementAndGet());
              sender.send(branch.sender(), recipients, message);
            }
          }
          return sent;
        };
    List<Future<Integer>> all = new ArrayList<>();
    for (int i = 0; i < CONNECTIONS; i++) {
      all.add(senders.submit(sending));
    }
    for (Future<Integer> one : all) {
      one.get();
    }
  }

  @Override
  public void close() {
    senders.shutdownNow();
  }
}
