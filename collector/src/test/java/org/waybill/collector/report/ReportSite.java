package org.waybill.collector.report;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.waybill.collector.store.SampleJournal;
import org.waybill.collector.store.Store;
import org.waybill.collector.store.derby.EmptyDerby;

/** The report on a real port over a real store. */
final class ReportSite implements AutoCloseable {

  static final Instant NOW = Instant.parse("2026-11-23T15:40:12Z");

  final SampleJournal journal = new SampleJournal();
  private final Store store;
  private final Vertx vertx = Vertx.vertx();
  private final HttpServer server;
  private final HttpClient client = HttpClient.newHttpClient();

  ReportSite(Path folder) {
    store = EmptyDerby.open(folder.resolve("store"));
    Router router = Router.router(vertx);
    ReportRoutes.mount(router, store.reports(), InstantSource.fixed(NOW));
    server = vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1").await();
  }

  /** Stores what the journal holds. */
  void apply() {
    store.apply(journal.batch());
  }

  /** Takes the store away while the site goes on. */
  void loseStore() {
    store.close();
  }

  HttpResponse<String> get(String path) {
    return ask("GET", path);
  }

  HttpResponse<String> ask(String method, String path) {
    URI uri = URI.create("http://127.0.0.1:" + server.actualPort() + path);
    HttpRequest request =
        HttpRequest.newBuilder(uri).method(method, HttpRequest.BodyPublishers.noBody()).build();
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The whole answer to a path that no client of good manners would ask for. */
  String raw(String path) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.actualPort())) {
      String request = "GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    client.close();
    vertx.close().await();
    store.close();
  }
}
