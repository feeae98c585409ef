package org.waybill.collector.http;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The pair last verified, for five minutes, as a salted digest: checking the slow hash for every
 * request of a page would make the page slow. Thread-safe.
 */
final class Verified {

  private static final Duration KEPT = Duration.ofMinutes(5);

  private final InstantSource clock;
  private final byte[] salt = new byte[32];
  private byte[] digest = new byte[0];
  private Instant until = Instant.MIN;

  Verified(InstantSource clock) {
    this.clock = clock;
    new SecureRandom().nextBytes(salt);
  }

  synchronized boolean knows(Credentials credentials) {
    return clock.instant().isBefore(until) && MessageDigest.isEqual(digest, digest(credentials));
  }

  synchronized void remember(Credentials credentials) {
    digest = digest(credentials);
    until = clock.instant().plus(KEPT);
  }

  private byte[] digest(Credentials credentials) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update(salt);
      sha.update((credentials.user() + '\0').getBytes(StandardCharsets.UTF_8));
      return sha.digest(credentials.password().getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }
}
