package org.waybill.hosts;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.waybill.wire.Opened;
import org.waybill.wire.Seals;
import org.waybill.wire.TrackedPath;

/** The tracking listener of a collector that holds some keys, on 127.0.0.1: links lead on. */
public final class LinkServer implements AutoCloseable {

  private final Seals seals;
  private final HttpServer server;
  private final String scheme;
  private final AtomicInteger asked = new AtomicInteger();

  private LinkServer(Seals seals, HttpServer server, String scheme) {
    this.seals = seals;
    this.server = server;
    this.scheme = scheme;
    server.createContext("/", this::answer);
    server.start();
  }

  /** Without TLS, at any port where it is 0. */
  public static LinkServer plain(Seals seals, int port) throws IOException {
    return new LinkServer(seals, HttpServer.create(loopback(port), 0), "http");
  }

  /** With a certificate. */
  public static LinkServer secured(Seals seals, SSLContext context, int port) throws IOException {
    HttpsServer server = HttpsServer.create(loopback(port), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    return new LinkServer(seals, server, "https");
  }

  public int port() {
    return server.getAddress().getPort();
  }

  /** How it is called under a name that leads to 127.0.0.1. */
  public String url(String host) {
    return scheme + "://" + host + ":" + port();
  }

  /** How many requests came. */
  public int asked() {
    return asked.get();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private static InetSocketAddress loopback(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      asked.incrementAndGet();
      TrackedPath path = TrackedPath.of(exchange.getRequestURI().getPath()).orElseThrow();
      if (seals.open(path.kind(), path.token()) instanceof Opened.Known known) {
        exchange.getResponseHeaders().set("Location", known.token().target());
        exchange.sendResponseHeaders(302, -1);
      } else {
        exchange.sendResponseHeaders(404, -1);
      }
    }
  }
}
