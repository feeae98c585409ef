package org.waybill.wire;

import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What new mail may be tracked, as it is switched at the collector. Immutable.
 *
 * @param state of all mail
 * @param domainsOff sender domains whose mail may not be, nor that of the domains below them;
 *     lower-case A-labels
 */
public record Allowance(RecordingState state, Set<String> domainsOff) {

  /** All of it. */
  public static final Allowance EVERYTHING = of(RecordingState.ON);

  /** None of it. */
  public static final Allowance NOTHING = of(RecordingState.OFF);

  /** Domains, which have to find room in an answer. */
  public static final int MOST_DOMAINS = 500;

  private static final Pattern DOMAIN = Pattern.compile("[!-~]{1,200}");

  /**
   * Copies the domains.
   *
   * @throws IllegalArgumentException where one is none, or where they are too many
   */
  public Allowance {
    if (domainsOff.size() > MOST_DOMAINS) {
      throw new IllegalArgumentException(
          domainsOff.size() + " domains are off; it takes at most " + MOST_DOMAINS);
    }
    SortedSet<String> sorted = new TreeSet<>(domainsOff);
    for (String domain : sorted) {
      if (!isDomain(domain)) {
        throw new IllegalArgumentException(
            "'" + domain + "' is no domain; it takes 1 to 200 visible ASCII characters");
      }
    }
    domainsOff = Collections.unmodifiableSortedSet(sorted);
  }

  /** One for all mail alike. */
  public static Allowance of(RecordingState state) {
    return new Allowance(state, Set.of());
  }

  /** Whether a line of an answer can carry it as a domain. */
  public static boolean isDomain(String text) {
    return DOMAIN.matcher(text).matches();
  }
}
