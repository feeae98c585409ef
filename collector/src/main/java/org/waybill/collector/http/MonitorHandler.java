package org.waybill.collector.http;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.function.Supplier;
import org.waybill.collector.watch.Readiness;

/**
 * {@code /readyz} for whoever reaches the admin's address, and {@code /metrics} and {@code
 * /health.json} for a monitor on this machine; whoever comes through a proxy or from elsewhere
 * needs the password for the latter. No metric holds an address. Thread-safe.
 */
public final class MonitorHandler implements Handler<HttpServerRequest> {

  private static final String READY = "/readyz";
  private static final String METRICS = "/metrics";
  private static final String HEALTH = "/health.json";

  /** The text format of Prometheus. */
  private static final String EXPOSITION = "text/plain; version=0.0.4; charset=utf-8";

  private static final String JSON = "application/json";

  /** Not those of pages, which may all wait for the store: a monitor is to say so then. */
  private static final int THREADS = 2;

  private final WorkerExecutor workers;
  private final Supplier<Readiness> readiness;
  private final Supplier<String> scrape;
  private final Supplier<Told> health;

  /**
   * Wires it.
   *
   * @param scrape the metrics as text; may wait for the store
   * @param health how each part is, as JSON
   */
  public MonitorHandler(
      Vertx vertx, Supplier<Readiness> readiness, Supplier<String> scrape, Supplier<Told> health) {
    this.workers = vertx.createSharedWorkerExecutor("waybill-monitor", THREADS);
    this.readiness = readiness;
    this.scrape = scrape;
    this.health = health;
  }

  /** What a monitor is told, and with which status of HTTP. */
  public record Told(int status, String json) {}

  /** Whether it answers that without a password. */
  public static boolean isOpen(HttpServerRequest request) {
    return READY.equals(request.path())
        || ((METRICS.equals(request.path()) || HEALTH.equals(request.path())) && isLocal(request));
  }

  private static boolean isLocal(HttpServerRequest request) {
    SocketAddress peer = request.remoteAddress();
    return peer != null
        && isLoopback(peer.hostAddress())
        && !request.headers().contains("Forwarded")
        && !request.headers().contains("X-Forwarded-For");
  }

  private static boolean isLoopback(String address) {
    try {
      return InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  @Override
  public void handle(HttpServerRequest request) {
    if (!HttpMethod.GET.equals(request.method()) && !HttpMethod.HEAD.equals(request.method())) {
      AnswerWriter.notAllowed(request.response(), false);
    } else if (METRICS.equals(request.path())) {
      metrics(request);
    } else if (HEALTH.equals(request.path())) {
      health(request);
    } else {
      Readiness now = readiness.get();
      answer(request, now.isReady() ? 200 : 503, Headers.TEXT_PLAIN, now.words() + "\n");
    }
  }

  /** Off the event loop: the store is asked for its size. */
  private void metrics(HttpServerRequest request) {
    workers
        .executeBlocking(scrape::get, false)
        .onSuccess(text -> answer(request, 200, EXPOSITION, text))
        .onFailure(cause -> answer(request, 500, Headers.TEXT_PLAIN, "no metrics\n"));
  }

  private void health(HttpServerRequest request) {
    workers
        .executeBlocking(health::get, false)
        .onSuccess(told -> answer(request, told.status(), JSON, told.json()))
        .onFailure(cause -> answer(request, 500, Headers.TEXT_PLAIN, "no health\n"));
  }

  private static void answer(
      HttpServerRequest request, int status, CharSequence type, String text) {
    if (!request.response().closed()) {
      request
          .response()
          .setStatusCode(status)
          .putHeader(HttpHeaders.CONTENT_TYPE, type)
          .putHeader(HttpHeaders.CACHE_CONTROL, Headers.NO_STORE)
          .end(text);
    }
  }
}
