package org.waybill.collector.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who is signed in, in memory under the digest of a random id: a restart ends all. A session ends
 * when it was idle too long, when its time is over, and when its user's password or role is another
 * than when it began. Thread-safe.
 */
public final class Sessions {

  private static final int MOST_OF_ONE = 20;
  private static final int MOST = 5_000;
  private static final int ID_LENGTH = 8;

  private final Users users;
  private final InstantSource clock;
  private final Duration idle;
  private final Duration life;

  /** The one that began first stands first. */
  private final Map<String, Session> sessions = new LinkedHashMap<>();

  /**
   * Begins with nobody.
   *
   * @param idle how long one may ask for nothing
   * @param life how long one lasts at most
   */
  public Sessions(Users users, InstantSource clock, Duration idle, Duration life) {
    this.users = users;
    this.clock = clock;
    this.idle = idle;
    this.life = life;
  }

  /**
   * Lets a user in, under an id that never was before.
   *
   * @return the id, for the browser alone
   */
  public synchronized String begin(User user, String from) {
    purge();
    makeRoom(user);
    String secret = Secret.make();
    String digest = Secret.digest(secret);
    Instant now = clock.instant();
    sessions.put(
        digest, new Session(digest.substring(0, ID_LENGTH), user, Secret.make(), from, now, now));
    return secret;
  }

  /** The session of an id, which is in use by that. */
  public synchronized Optional<Session> find(String secret) {
    Optional<Session> seen = peek(secret).map(session -> session.seen(clock.instant()));
    seen.ifPresent(session -> sessions.put(Secret.digest(secret), session));
    return seen;
  }

  /** The same for what a page asks by itself: nobody need be there, and it idles on. */
  public synchronized Optional<Session> peek(String secret) {
    String digest = Secret.digest(secret);
    Optional<Session> session = Optional.ofNullable(sessions.get(digest));
    if (session.isEmpty()) {
      return Optional.empty();
    }
    if (isOver(session.get())) {
      sessions.remove(digest);
      return Optional.empty();
    }
    return session;
  }

  /** Ends the session of an id, if there is one. */
  public synchronized void end(String secret) {
    sessions.remove(Secret.digest(secret));
  }

  /** Ends one of a user's own. */
  public synchronized boolean end(User owner, String id) {
    return sessions
        .values()
        .removeIf(session -> session.id().equals(id) && session.user().name().equals(owner.name()));
  }

  /** Those of a user, the newest first. */
  public synchronized List<Session> of(User user) {
    purge();
    return sessions.values().stream()
        .filter(session -> session.user().name().equals(user.name()))
        .sorted(Comparator.comparing(Session::began).reversed())
        .toList();
  }

  private void makeRoom(User user) {
    List<String> own =
        sessions.entrySet().stream()
            .filter(entry -> entry.getValue().user().name().equals(user.name()))
            .map(Map.Entry::getKey)
            .toList();
    if (own.size() >= MOST_OF_ONE) {
      sessions.remove(own.getFirst());
    } else if (sessions.size() >= MOST) {
      sessions.remove(sessions.keySet().iterator().next());
    }
  }

  private void purge() {
    sessions.values().removeIf(this::isOver);
  }

  private boolean isOver(Session session) {
    Instant now = clock.instant();
    return !now.isBefore(session.last().plus(idle))
        || !now.isBefore(session.began().plus(life))
        || !users.isCurrent(session.user());
  }
}
