package org.waybill.collector.listen;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;

/**
 * One open port: HTTP/1.1, and with TLS HTTP/2 beside it. Says nothing about itself to anybody.
 * Thread-safe.
 */
public final class Listener {

  /** The longest tracked URL is a setting of the mailet, and a proxy may have added to it. */
  private static final int REQUEST_LINE_BYTES = 8 << 10;

  private static final int HEADER_BYTES = 32 << 10;
  private static final int STREAMS = 100;
  private static final Duration NO_BYTES = Duration.ofSeconds(75);
  private static final long LOOK_MILLIS = 1_000;
  private static final long TLS_LOOK_MILLIS = 5_000;

  static {
    // Without it every connection gets a handler for WebSockets, which answers an unknown version
    // of HTTP with 501; and it is read once, when the first server is made.
    System.setProperty("vertx.disableWebsockets", "true");
  }

  private final Vertx vertx;
  private final HttpServer server;
  private final ListenerOptions options;
  private final Connections connections;
  private final LongAdder failedHandshakes;
  private final List<Long> timers = new ArrayList<>();
  private final Optional<TlsReload> tls;

  private Listener(
      Vertx vertx,
      HttpServer server,
      ListenerOptions options,
      Connections connections,
      LongAdder failedHandshakes,
      Optional<TlsReload> tls) {
    this.vertx = vertx;
    this.server = server;
    this.options = options;
    this.connections = connections;
    this.failedHandshakes = failedHandshakes;
    this.tls = tls;
    timers.add(vertx.setPeriodic(LOOK_MILLIS, look -> connections.lookAround(System.nanoTime())));
    tls.ifPresent(reload -> timers.add(vertx.setPeriodic(TLS_LOOK_MILLIS, look -> reload.look())));
  }

  /**
   * Opens the port and waits until it answers.
   *
   * @throws IOException where the port cannot be had or its certificate not be used, fit for an
   *     admin
   */
  public static Listener open(
      Vertx vertx, ListenerOptions options, Handler<HttpServerRequest> handler) throws IOException {
    HttpServerOptions http = http(options);
    Optional<TlsPair> pair = Optional.empty();
    if (options.tls().isPresent()) {
      pair = Optional.of(TlsPair.read(options.tls().get()));
      secure(http, options.limits()).setKeyCertOptions(pair.get().checked(vertx));
    }
    Connections connections =
        new Connections(options.limits(), options.proxies(), System.nanoTime());
    HttpServer server =
        vertx
            .createHttpServer(http)
            .connectionHandler(connection -> take(connection, options, connections))
            .requestHandler(new RequestGuard(options.limits().bodyBytes(), connections, handler));
    LongAdder failedHandshakes = new LongAdder();
    if (pair.isPresent()) { // what fails before there is a connection of HTTP
      server.exceptionHandler(failed -> failedHandshakes.increment());
    }
    listen(server, options);
    Optional<TlsReload> reload =
        pair.map(
            seen ->
                new TlsReload(
                    vertx,
                    ssl -> server.updateSSLOptions(ssl, true),
                    options.tls().orElseThrow(),
                    http.getSslOptions(),
                    seen));
    return new Listener(vertx, server, options, connections, failedHandshakes, reload);
  }

  /** Where it listens, with the port that was taken. */
  public ListenAddress address() {
    return options.address().withPort(server.actualPort());
  }

  /** The same as a URL without a path. */
  public String url() {
    return (options.tls().isPresent() ? "https://" : "http://") + address();
  }

  /** How many connections are open, those still shaking hands for TLS apart. */
  public int connections() {
    return connections.count();
  }

  /** How many connections ended before TLS was agreed on. */
  public long failedHandshakes() {
    return failedHandshakes.sum();
  }

  /** Looks now whether there is a new certificate; true when one came into use. */
  boolean reloadTls() throws ExecutionException, InterruptedException, TimeoutException {
    return tls.isPresent()
        && tls.get().look().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
  }

  /** Takes no further requests; those under way have that long to be answered. Waits for it. */
  public void close(Duration grace) {
    timers.forEach(vertx::cancelTimer);
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

  private static void listen(HttpServer server, ListenerOptions options) throws IOException {
    ListenAddress at = options.address();
    try {
      server
          .listen(at.port(), at.host())
          .toCompletionStage()
          .toCompletableFuture()
          .get(30, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException(
          "%s is %s, and that address cannot be had (%s); stop what listens there or choose another"
              .formatted(options.key(), at, reason(e)),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while opening " + at, e);
    }
  }

  /**
   * With the PROXY protocol whoever connects says who he is; so nobody but a trusted proxy may
   * connect.
   */
  private static void take(
      HttpConnection connection, ListenerOptions options, Connections connections) {
    boolean mayConnect =
        !options.proxyProtocol()
            || IpAddress.parse(ClientAddress.host(connection.remoteAddress(true)))
                .filter(options.proxies()::trust)
                .isPresent();
    if (mayConnect) {
      connections.opened(connection, System.nanoTime());
    } else {
      connection.close();
    }
  }

  private static HttpServerOptions http(ListenerOptions options) {
    long first = options.limits().firstRequest().toMillis();
    long idle = Math.min(NO_BYTES.toMillis(), options.limits().idle().toMillis());
    return new HttpServerOptions()
        .setHttp2ClearTextEnabled(false)
        .setTcpNoDelay(true)
        .setIdleTimeout((int) idle)
        .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
        .setMaxInitialLineLength(REQUEST_LINE_BYTES)
        .setMaxHeaderSize(HEADER_BYTES)
        .setUseProxyProtocol(options.proxyProtocol())
        .setProxyProtocolTimeout(first)
        .setProxyProtocolTimeoutUnit(TimeUnit.MILLISECONDS);
  }

  private static HttpServerOptions secure(HttpServerOptions http, ListenerLimits limits) {
    return http.setSsl(true)
        .setUseAlpn(true)
        .setAlpnVersions(List.of(HttpVersion.HTTP_2, HttpVersion.HTTP_1_1))
        .setEnabledSecureTransportProtocols(Set.of("TLSv1.2", "TLSv1.3"))
        .setSslHandshakeTimeout(limits.firstRequest().toMillis())
        .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS)
        .setInitialSettings(
            new Http2Settings()
                .setMaxConcurrentStreams(STREAMS)
                .setMaxHeaderListSize(HEADER_BYTES));
  }

  private static String reason(Exception e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }
}
