package org.waybill.endtoend.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts what arrives, and keeps senders from handing James more than it can be busy with.
 * Thread-safe.
 */
final class Arrivals implements Drain.Taker {
  /** Recipients on their way at once: James has 8 threads for its spool and 8 for delivery. */
  private static final int LEAST = 64;

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final String mark;
  private final int places;
  private final Semaphore free;
  private final AtomicInteger unmarked = new AtomicInteger();

  /**
   * Expects mails.
   *
   * @param mark what each should bear
   * @param recipients of a message that is sent
   */
  Arrivals(String mark, int recipients) {
    this.mark = mark;
    this.places = Math.max(LEAST, 2 * recipients);
    this.free = new Semaphore(places);
  }

  @Override
  public void take(byte[] message, int recipients) {
    if (!new String(message, ISO_8859_1).contains(mark)) {
      unmarked.addAndGet(recipients);
    }
    free.release(recipients);
  }

  /** Waits until a message to so many recipients may be sent. */
  void awaitRoom(int recipients) throws IOException, InterruptedException {
    if (!free.tryAcquire(recipients, PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new IOException(
          "James has passed nothing on for %s; %d recipients are without their mail"
              .formatted(PATIENCE, places - free.availablePermits()));
    }
  }

  /** Waits until all that was sent has arrived. */
  void awaitAll() throws IOException, InterruptedException {
    awaitRoom(places);
  }

  /** How many recipients got a mail without the mark. */
  int unmarked() {
    return unmarked.get();
  }
}
