package org.waybill.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs the same trouble once a minute, with how often it was seen since. Thread-safe. */
final class Troubles {
  private static final Logger LOG = LoggerFactory.getLogger(Troubles.class);
  private static final Duration QUIET = Duration.ofMinutes(1);

  /** The troubles there are: their number bounds what is remembered. */
  enum Kind {
    COLLECTOR,
    FOLDER,
    SWITCH
  }

  private record Seen(Instant loggedAt, long since) {}

  private final InstantSource clock;
  private final Map<Kind, Seen> seen = new HashMap<>();

  Troubles(InstantSource clock) {
    this.clock = clock;
  }

  synchronized void warn(Kind kind, String what) {
    Instant now = clock.instant();
    Seen before = seen.get(kind);
    if (before != null && now.isBefore(before.loggedAt().plus(QUIET))) {
      seen.put(kind, new Seen(before.loggedAt(), before.since() + 1));
      return;
    }
    long unlogged = before == null ? 0 : before.since();
    seen.put(kind, new Seen(now, 0));
    LOG.warn("ledger: {} ({} more since the last such line)", what, unlogged);
  }
}
