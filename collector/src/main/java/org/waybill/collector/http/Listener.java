package org.waybill.collector.http;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One open port. Thread-safe. */
public final class Listener {

  /** The longest tracked URL is a setting of the mailet, and a proxy may have added to it. */
  private static final int REQUEST_LINE_BYTES = 8 << 10;

  private static final int HEADER_BYTES = 32 << 10;
  private static final int IDLE_SECONDS = 75;

  private final HttpServer server;
  private final ListenAddress address;

  private Listener(HttpServer server, ListenAddress address) {
    this.server = server;
    this.address = address;
  }

  /**
   * Opens the port and waits until it answers.
   *
   * @param key the setting that named the address, for the error
   * @throws IOException where the port cannot be had, fit for an admin
   */
  public static Listener open(
      Vertx vertx, String key, ListenAddress at, Handler<HttpServerRequest> handler)
      throws IOException {
    HttpServer server = vertx.createHttpServer(options()).requestHandler(handler);
    try {
      server
          .listen(at.port(), at.host())
          .toCompletionStage()
          .toCompletableFuture()
          .get(30, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException(
          "%s is %s, and that address cannot be had (%s); stop what listens there or choose another"
              .formatted(key, at, reason(e)),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while opening " + at, e);
    }
    return new Listener(server, at.withPort(server.actualPort()));
  }

  /** Where it listens, with the port that was taken. */
  public ListenAddress address() {
    return address;
  }

  /** Takes no further requests; those under way have that long to be answered. Waits for it. */
  public void close(Duration grace) {
    try {
      server
          .shutdown(grace)
          .toCompletionStage()
          .toCompletableFuture()
          .get(grace.toMillis() + 1000, TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      // Its connections die with the process; there is nothing to keep for them.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static HttpServerOptions options() {
    return new HttpServerOptions()
        .setHttp2ClearTextEnabled(false)
        .setTcpNoDelay(true)
        .setIdleTimeout(IDLE_SECONDS)
        .setMaxInitialLineLength(REQUEST_LINE_BYTES)
        .setMaxHeaderSize(HEADER_BYTES);
  }

  private static String reason(Exception e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }
}
