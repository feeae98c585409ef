package org.waybill.collector.gate;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.waybill.collector.access.Secret;

/** Browsers that were sent to the provider and are not back yet, for ten minutes. Thread-safe. */
final class OidcVisits {

  private static final Duration KEPT = Duration.ofMinutes(10);
  private static final int MOST = 1_000;

  private final InstantSource clock;

  /** By state; the one that began first stands first. */
  private final Map<String, Visit> visits = new LinkedHashMap<>();

  OidcVisits(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * One of them.
   *
   * @param state what comes back with the browser, and stands in its cookie
   * @param nonce what must stand in the ID token
   * @param verifier what proves to the provider that whoever has the code began this (RFC 7636)
   * @param next where to go on
   */
  record Visit(String state, String nonce, String verifier, Next next, Instant until) {
    /** Shows nothing. */
    @Override
    public String toString() {
      return "visit until " + until;
    }
  }

  synchronized Visit begin(Next next) {
    if (visits.size() >= MOST) {
      visits.remove(visits.keySet().iterator().next());
    }
    Visit visit =
        new Visit(Secret.make(), Secret.make(), Secret.make(), next, clock.instant().plus(KEPT));
    visits.put(visit.state(), visit);
    return visit;
  }

  /** The visit of a state, once; empty where the browser's own cookie names another. */
  synchronized Optional<Visit> end(String state, String cookie) {
    if (!Secret.same(state, cookie)) {
      return Optional.empty();
    }
    return Optional.ofNullable(visits.remove(state))
        .filter(visit -> clock.instant().isBefore(visit.until()));
  }
}
