package org.waybill.proof.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;

/** Serves one document at a time to a browser on this machine, as a web mailer would show it. */
public final class Site implements AutoCloseable {
  private static final String HOST = "mail.test";
  private static final String NOTHING_ACTIVE =
      "script-src 'none'; frame-src 'none'; object-src 'none'";

  private final HttpServer server;
  private final AtomicInteger number = new AtomicInteger();
  private volatile Document document = new Document(new byte[0], "utf-8");

  @SuppressWarnings("ArrayRecordComponent") // sent, never compared
  private record Document(byte[] bytes, String charset) {}

  private Site(HttpServer server) {
    this.server = server;
  }

  public static Site open() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    Site site = new Site(server);
    server.createContext("/", site::answer);
    server.start();
    return site;
  }

  /** For {@link Chromium#start}. */
  public String rule() {
    return "MAP " + HOST + " 127.0.0.1";
  }

  /** Serves a document from now on, and returns its URL, which is a new one every time. */
  public String serve(byte[] html, String charset) {
    document = new Document(html, charset);
    return "http://%s:%d/%d/"
        .formatted(HOST, server.getAddress().getPort(), 1 + number.getAndIncrement());
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      boolean page = exchange.getRequestURI().getPath().equals("/" + number.get() + "/");
      Document now = document;
      exchange.getResponseHeaders().add("Content-Type", "text/html; charset=" + now.charset());
      exchange.getResponseHeaders().add("Content-Security-Policy", NOTHING_ACTIVE);
      exchange.sendResponseHeaders(
          page ? 200 : 404, page && now.bytes().length > 0 ? now.bytes().length : -1);
      if (page && now.bytes().length > 0) {
        exchange.getResponseBody().write(now.bytes());
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
