package org.waybill.collector.http;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.waybill.collector.listen.ClientAddress;

/**
 * Lets the admin through to pages and API by HTTP Basic. A verified pair is remembered for five
 * minutes; attempts are verified one after the other, and too many lock their address out. Only GET
 * and HEAD pass: a browser sends Basic along with any site's form. Thread-safe.
 */
public final class AdminGate implements Handler<HttpServerRequest> {

  private static final String CHALLENGE = "Basic realm=\"Waybill\", charset=\"UTF-8\"";

  /** A pair from one client's address. */
  private record Attempt(String site, Credentials credentials) {}

  private final Map<Attempt, Future<Boolean>> underWay = new ConcurrentHashMap<>();
  private final Vertx vertx;
  private final Verifier verifier;
  private final Verified verified;
  private final Lockout lockout;
  private final ClientAddress clients;
  private final Handler<HttpServerRequest> inside;

  public AdminGate(
      Vertx vertx,
      Verifier verifier,
      InstantSource clock,
      ClientAddress clients,
      Handler<HttpServerRequest> inside) {
    this.vertx = vertx;
    this.verifier = verifier;
    this.verified = new Verified(clock);
    this.lockout = new Lockout(clock);
    this.clients = clients;
    this.inside = inside;
  }

  @Override
  public void handle(HttpServerRequest request) {
    Optional<Credentials> credentials =
        Credentials.parse(request.getHeader(HttpHeaders.AUTHORIZATION));
    if (credentials.isEmpty()) {
      unauthorized(request);
    } else if (verified.knows(credentials.get())) {
      pass(request);
    } else {
      attempt(request, new Attempt(clients.site(request), credentials.get()));
    }
  }

  /** What a browser asks at once with the same password is one attempt. */
  private void attempt(HttpServerRequest request, Attempt attempt) {
    Future<Boolean> same = underWay.get(attempt);
    if (same != null) {
      answer(request, same);
    } else {
      lockout
          .begin(attempt.site(), attempt.credentials().user())
          .ifPresentOrElse(wait -> locked(request, wait), () -> answer(request, verify(attempt)));
    }
  }

  private Future<Boolean> verify(Attempt attempt) {
    Promise<Boolean> outcome = Promise.promise();
    underWay.put(attempt, outcome.future());
    vertx
        .executeBlocking(() -> isAdmin(attempt.credentials()), true)
        .onSuccess(
            right -> {
              if (right) {
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

  private void answer(HttpServerRequest request, Future<Boolean> right) {
    request.pause();
    right.onComplete(
        outcome -> {
          request.resume();
          if (outcome.succeeded() && outcome.result()) {
            pass(request);
          } else {
            unauthorized(request);
          }
        });
  }

  /** Requests that waited in line behind the one that was verified need no second look. */
  private boolean isAdmin(Credentials credentials) {
    if (verified.knows(credentials)) {
      return true;
    }
    boolean right = verifier.verify(credentials.user(), credentials.password());
    if (right) {
      verified.remember(credentials);
    }
    return right;
  }

  private void pass(HttpServerRequest request) {
    if (HttpMethod.GET.equals(request.method()) || HttpMethod.HEAD.equals(request.method())) {
      inside.handle(request);
    } else {
      AnswerWriter.notAllowed(request.response());
    }
  }

  /** Says so before any password is looked at: whether it was right is not to be heard here. */
  private static void locked(HttpServerRequest request, Duration wait) {
    long seconds = wait.plusMillis(999).toSeconds();
    long minutes = (seconds + 59) / 60;
    request
        .response()
        .setStatusCode(429)
        .putHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds))
        .putHeader(HttpHeaders.CONTENT_TYPE, Headers.TEXT_PLAIN)
        .putHeader(HttpHeaders.CACHE_CONTROL, Headers.NO_STORE)
        .end(
            "Too many wrong passwords; no further one is looked at for %s.\n"
                .formatted(minutes == 1 ? "a minute" : minutes + " minutes"));
  }

  private static void unauthorized(HttpServerRequest request) {
    request
        .response()
        .setStatusCode(401)
        .putHeader(Headers.WWW_AUTHENTICATE, CHALLENGE)
        .putHeader(HttpHeaders.CACHE_CONTROL, Headers.NO_STORE)
        .end();
  }
}
