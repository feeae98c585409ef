package org.waybill.collector.gate;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.waybill.collector.access.Accounts;
import org.waybill.collector.access.User;
import org.waybill.collector.http.Lockout;

/**
 * Passwords that are tried, in a form or with a request: one after the other off the event loop,
 * and too many lock their address out. Requests with the same pair at once are one attempt.
 * Thread-safe.
 */
final class Attempts {

  private final Map<Attempt, Future<Optional<User>>> underWay = new ConcurrentHashMap<>();
  private final Vertx vertx;
  private final Accounts accounts;
  private final Verified verified;
  private final Lockout lockout;

  Attempts(Vertx vertx, Accounts accounts, InstantSource clock) {
    this.vertx = vertx;
    this.accounts = accounts;
    this.verified = new Verified(accounts.users(), clock);
    this.lockout = new Lockout(clock);
  }

  /**
   * A pair from one client.
   *
   * @param site the client's bucket: its address, of IPv6 its /64
   */
  record Attempt(String site, Credentials credentials) {}

  /** How an attempt ended. */
  sealed interface Outcome {
    /** It was right. */
    record Right(User user) implements Outcome {}

    /** Name or password was wrong, and nobody is told which. */
    record Wrong() implements Outcome {}

    /** Nothing was looked at, nor is it for that long. */
    record Locked(Duration time) implements Outcome {

      /** The time in words. */
      String words() {
        long minutes = (seconds() + 59) / 60;
        return minutes == 1 ? "a minute" : minutes + " minutes";
      }

      long seconds() {
        return time.plusMillis(999).toSeconds();
      }
    }
  }

  /** A pair that comes with every request; once it was right it is known for a while. */
  Future<Outcome> again(Attempt attempt) {
    Optional<User> known = verified.find(attempt.credentials());
    return known.isPresent()
        ? Future.succeededFuture(new Outcome.Right(known.get()))
        : once(attempt);
  }

  /** A pair from a form. */
  Future<Outcome> once(Attempt attempt) {
    Future<Optional<User>> same = underWay.get(attempt);
    if (same != null) {
      return same.map(Attempts::outcome);
    }
    return lockout
        .begin(attempt.site(), attempt.credentials().user())
        .<Future<Outcome>>map(wait -> Future.succeededFuture(new Outcome.Locked(wait)))
        .orElseGet(() -> verify(attempt).map(Attempts::outcome));
  }

  private static Outcome outcome(Optional<User> user) {
    return user.<Outcome>map(Outcome.Right::new).orElseGet(Outcome.Wrong::new);
  }

  private Future<Optional<User>> verify(Attempt attempt) {
    Promise<Optional<User>> outcome = Promise.promise();
    underWay.put(attempt, outcome.future());
    vertx
        .executeBlocking(() -> check(attempt), true)
        .onSuccess(
            user -> {
              if (user.isPresent()) {
                lockout.succeeded(attempt.site(), attempt.credentials().user());
              }
            })
        .onComplete(
            end -> {
              underWay.remove(attempt);
              outcome.handle(end);
            });
    return outcome.future();
  }

  /** Requests that waited in line behind the one that was verified need no second look. */
  private Optional<User> check(Attempt attempt) {
    Credentials credentials = attempt.credentials();
    Optional<User> known = verified.find(credentials);
    if (known.isPresent()) {
      return known;
    }
    Optional<User> user = accounts.users().verify(credentials.user(), credentials.password());
    if (user.isPresent()) {
      verified.remember(credentials, user.get());
    } else {
      accounts.tellRefused(credentials.user(), attempt.site(), "wrong name or password");
    }
    return user;
  }
}
