package org.waybill.collector.store;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * How many days each kind of what is stored is kept. What is finer goes no later than what it is
 * part of. Immutable.
 *
 * @param hits single hits
 * @param addresses client address, user agent and headers of a hit
 * @param messages messages with copies, links and their figures
 * @param figures figures by hour of senders, domains, tags and the like
 * @param html what messages look like, no longer than they are kept themselves
 */
public record Keeping(int hits, int addresses, int messages, int figures, int html) {

  /** What does not fit together, in words for the admin; nothing where all does. */
  public static List<String> problems(int hits, int addresses, int messages, int figures) {
    List<String> problems = new ArrayList<>();
    order(problems, "retention.addresses.days", addresses, "retention.hits.days", hits);
    order(problems, "retention.hits.days", hits, "retention.messages.days", messages);
    order(problems, "retention.messages.days", messages, "retention.figures.days", figures);
    return problems;
  }

  /**
   * What does not fit to how long after its mail a hit is taken, in words for the admin: of a
   * message that is gone it would never be counted.
   */
  public static List<String> problemsOfTaking(int taken, int messages) {
    List<String> problems = new ArrayList<>();
    order(problems, "retention.days", taken, "retention.messages.days", messages);
    return problems;
  }

  private static void order(
      List<String> problems, String finer, int days, String coarser, int most) {
    if (days > most) {
      problems.add(
          "%s is %d and %s is %d: the first may not be longer; shorten it or lengthen the other"
              .formatted(finer, days, coarser, most));
    }
  }

  /**
   * Checks that they fit together.
   *
   * @throws IllegalArgumentException where they do not
   */
  public Keeping {
    List<String> problems = problems(hits, addresses, messages, figures);
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", problems));
    }
  }

  /** What is due at a moment. */
  public Expiry due(Instant now) {
    return new Expiry(
        before(now, hits),
        before(now, addresses),
        before(now, messages),
        before(now, figures),
        before(now, html));
  }

  private static Instant before(Instant now, int days) {
    return now.minus(Duration.ofDays(days));
  }
}
