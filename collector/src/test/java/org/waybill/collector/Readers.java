package org.waybill.collector;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.waybill.collector.listen.ListenAddress;

/**
 * People who open mail and follow links, many at once, each with a user agent nobody else has. What
 * was answered they know, and what was answered wrongly.
 */
final class Readers implements AutoCloseable {

  private static final int IN_FLIGHT = 64;

  /** Makes a record so long that a segment is full after some 1,500 hits. */
  private static final String LONG = "-".repeat(490);

  private final Browser browser = new Browser();
  private final List<Mailings.Place> places;
  private final Map<Integer, Mailings.Place> answered = new ConcurrentHashMap<>();
  private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
  private final int first;
  private final int inFlight;
  private final AtomicLong slowest = new AtomicLong();
  private int asked;

  Readers(List<Mailings.Place> places) {
    this(places, 0, IN_FLIGHT);
  }

  /** Those whose numbers begin there, so many of them at a time. */
  Readers(List<Mailings.Place> places, int first, int inFlight) {
    this.places = places;
    this.first = first;
    this.inFlight = inFlight;
  }

  /** What that one calls itself. */
  static String agent(int number) {
    return number + LONG;
  }

  /** Which of them asked, for a hit's user agent. */
  static int number(String userAgent) {
    return Integer.parseInt(userAgent.substring(0, userAgent.indexOf('-')));
  }

  /** How many have asked. */
  int asked() {
    return asked;
  }

  /** Who was answered, and what had been asked for. */
  Map<Integer, Mailings.Place> answered() {
    return answered;
  }

  /** How long the slowest answer was waited for, in milliseconds. */
  long slowestMillis() {
    return slowest.get() / 1_000_000;
  }

  /** Answers that were not as they should be. */
  List<String> wrong() {
    return List.copyOf(wrong);
  }

  /**
   * Ask as long as {@code going}, and return when every answer is there or never will be.
   *
   * @param then after that many answers {@code deed} is done, once
   */
  void ask(ListenAddress at, BooleanSupplier going, int then, Runnable deed)
      throws InterruptedException {
    Semaphore slots = new Semaphore(inFlight);
    AtomicInteger answers = new AtomicInteger();
    while (going.getAsBoolean()) {
      slots.acquire();
      int number = first + asked++;
      // in turn: a place that is asked for too often in a minute has its hits folded into one
      Mailings.Place place = places.get(number % places.size());
      long begun = System.nanoTime();
      var unused =
          browser
              .getSoon(at, place.path(), agent(number))
              .whenComplete(
                  (answer, failure) -> {
                    if (answer != null) {
                      slowest.accumulateAndGet(System.nanoTime() - begun, Math::max);
                      judge(place, number, answer);
                      if (answers.incrementAndGet() == then) {
                        deed.run();
                      }
                    }
                    slots.release();
                  });
    }
    slots.acquire(inFlight);
  }

  private void judge(Mailings.Place place, int number, HttpResponse<byte[]> answer) {
    answered.put(number, place);
    boolean right =
        place.target().isPresent()
            ? answer.statusCode() == 302
                && answer.headers().firstValue("location").equals(place.target())
            : answer.statusCode() == 200 && answer.body().length == 43;
    if (!right) {
      wrong.add(answer.statusCode() + " " + answer.headers().map() + " for " + place);
    }
  }

  @Override
  public void close() {
    browser.close();
  }
}
