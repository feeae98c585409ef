package org.waybill.collector.gate;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.waybill.collector.access.User;
import org.waybill.collector.access.Users;

/**
 * The pairs last verified, for five minutes, as salted digests: checking the slow hash for every
 * request of a page would make the page slow. A user who is another by now is not known.
 * Thread-safe.
 */
final class Verified {

  private static final Duration KEPT = Duration.ofMinutes(5);
  private static final int MOST = 100;

  private final Users users;
  private final InstantSource clock;
  private final byte[] salt = new byte[32];
  private final Map<String, Known> pairs = new LinkedHashMap<>();

  private record Known(User user, Instant until) {}

  Verified(Users users, InstantSource clock) {
    this.users = users;
    this.clock = clock;
    new SecureRandom().nextBytes(salt);
  }

  synchronized Optional<User> find(Credentials credentials) {
    return Optional.ofNullable(pairs.get(digest(credentials)))
        .filter(known -> clock.instant().isBefore(known.until()))
        .map(Known::user)
        .filter(users::isCurrent);
  }

  synchronized void remember(Credentials credentials, User user) {
    String digest = digest(credentials);
    pairs.remove(digest);
    if (pairs.size() >= MOST) {
      pairs.remove(pairs.keySet().iterator().next());
    }
    pairs.put(digest, new Known(user, clock.instant().plus(KEPT)));
  }

  private String digest(Credentials credentials) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update(salt);
      sha.update((credentials.user() + '\0').getBytes(StandardCharsets.UTF_8));
      return HexFormat.of()
          .formatHex(sha.digest(credentials.password().getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }
}
