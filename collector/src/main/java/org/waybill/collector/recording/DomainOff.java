package org.waybill.collector.recording;

import java.time.Instant;
import java.util.Optional;

/**
 * A span of time in which hits on the mail of a sender's domain are not recorded. Immutable.
 *
 * @param domain of envelope senders, with the domains below it; lower-case A-labels
 * @param from when it began; a hit of that moment is not recorded
 * @param until when it ended; empty while it lasts
 * @param by who switched it off
 * @param why in the words of whoever did, one line; may be empty
 */
public record DomainOff(
    String domain, Instant from, Optional<Instant> until, String by, String why) {

  /** Makes one line of texts and cuts them. */
  public DomainOff {
    by = line(by);
    why = line(why);
  }

  private static String line(String text) {
    String one = text.strip().replaceAll("\\p{Cntrl}+|\\R+", " ");
    return one.length() <= Recording.LONGEST_WHY ? one : one.substring(0, Recording.LONGEST_WHY);
  }

  /** Whether it lasts. */
  public boolean lasts() {
    return until.isEmpty();
  }

  /** The same with its end. */
  DomainOff endedAt(Instant end) {
    return new DomainOff(domain, from, Optional.of(end), by, why);
  }

  /** The same by others. */
  DomainOff offBy(String others) {
    return new DomainOff(domain, from, until, others, why);
  }

  /** Whether it covers a moment, UTC milliseconds. */
  boolean covers(long at) {
    return at >= from.toEpochMilli() && until.map(end -> at < end.toEpochMilli()).orElse(true);
  }

  /** Whether a sender's domain is meant, or one below it. */
  boolean means(String senderDomain) {
    return senderDomain.equals(domain) || senderDomain.endsWith("." + domain);
  }
}
