package org.waybill.collector.http;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * Who may try a password now. Five tries from one address, then it is locked for a minute, and
 * after each further try twice as long as before, up to a quarter of an hour. Twenty tries a minute
 * with one user's name, and sixty in all, from addresses from which nobody ever got in: the admin's
 * own address cannot be locked out by others. A try counts when it begins; one that succeeds clears
 * its address and name. It says the same of a name that exists and of one that does not.
 * Thread-safe.
 */
public final class Lockout {

  private static final int ADDRESS_TRIES = 5;
  private static final int USER_TRIES = 20;
  private static final int ALL_TRIES = 60;
  private static final Duration SHORTEST = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofMinutes(15);
  private static final int MOST_ADDRESSES = 10_000;
  private static final int MOST_USERS = 1_000;
  private static final int MOST_KNOWN = 100;

  private final InstantSource clock;
  private final Map<String, Tries> addresses = new Recent<>(MOST_ADDRESSES);
  private final Map<String, Throttle> users = new Recent<>(MOST_USERS);
  private final Map<String, Boolean> known = new Recent<>(MOST_KNOWN);
  private final Throttle all;

  public Lockout(InstantSource clock) {
    this.clock = clock;
    this.all = new Throttle(clock, ALL_TRIES);
  }

  /** Nothing where a password may be tried, which then counts; else how long to wait. */
  public synchronized Optional<Duration> begin(String address, String user) {
    Instant now = clock.instant();
    Tries tries = addresses.computeIfAbsent(address, fresh -> new Tries());
    if (now.isBefore(tries.lockedUntil)) {
      return Optional.of(Duration.between(now, tries.lockedUntil));
    }
    if (!known.containsKey(address) && !mayStranger(user)) {
      return Optional.of(Throttle.WINDOW);
    }
    tries.count(now);
    return Optional.empty();
  }

  private boolean mayStranger(String user) {
    return all.begin()
        && users.computeIfAbsent(user, fresh -> new Throttle(clock, USER_TRIES)).begin();
  }

  /** The admin is here: what came before from this address was his. */
  public synchronized void succeeded(String address, String user) {
    addresses.remove(address);
    users.remove(user);
    known.put(address, true);
  }

  /** What one address has tried. */
  private static final class Tries {
    private int count;
    private Instant lockedUntil = Instant.MIN;

    void count(Instant now) {
      count++;
      int over = count - ADDRESS_TRIES;
      if (over >= 0) {
        Duration lock = SHORTEST.multipliedBy(1L << Math.min(over, 10));
        lockedUntil = now.plus(lock.compareTo(LONGEST) < 0 ? lock : LONGEST);
      }
    }
  }
}
