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
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.waybill.collector.access.AccessLog;
import org.waybill.collector.access.FailingDisk;
import org.waybill.collector.access.GuardedReports;
import org.waybill.collector.access.Means;
import org.waybill.collector.access.Pseudonyms;
import org.waybill.collector.access.Role;
import org.waybill.collector.access.Viewer;
import org.waybill.collector.classify.Judge;
import org.waybill.collector.classify.RuleJudge;
import org.waybill.collector.classify.Rules;
import org.waybill.collector.http.SecurityHeaders;
import org.waybill.collector.networks.Networks;
import org.waybill.collector.recording.Recording;
import org.waybill.collector.store.Batch;
import org.waybill.collector.store.Ripe;
import org.waybill.collector.store.SampleJournal;
import org.waybill.collector.store.Store;
import org.waybill.collector.store.TestJudge;
import org.waybill.collector.store.derby.EmptyDerby;
import org.waybill.collector.words.Words;
import org.waybill.journal.FolderDisk;
import org.waybill.wire.PersonCode;

/** The report on a real port over a real store. */
final class ReportSite implements AutoCloseable {

  static final Instant NOW = Instant.parse("2026-11-23T15:40:12Z");

  private static final InstantSource CLOCK = InstantSource.fixed(NOW);

  private static final Instant LATER = Instant.parse("2100-01-01T00:00:00Z");

  static final Pseudonyms PSEUDONYMS =
      new Pseudonyms(recipient -> new PersonCode(recipient.hashCode()));

  /** Who reads; may be changed between two answers. */
  volatile Viewer viewer = Viewer.of("keller", Role.ADMIN, new Means.Basic(), "192.0.2.7");

  /** What pages say of the collector. */
  private final Health health =
      new Health() {
        @Override
        public List<Finding> findings(Words words) {
          return findings;
        }

        @Override
        public Optional<Long> settledUntil() {
          return Optional.of(NOW.minusSeconds(600).toEpochMilli());
        }
      };

  /** What needs somebody; may be changed between two answers. */
  volatile List<Finding> findings = List.of();

  final SampleJournal journal = new SampleJournal();
  final FailingDisk logDisk;
  final AccessLog log;
  private final Store store;
  private final Vertx vertx = Vertx.vertx();
  private final HttpServer server;

  /** As the listener in front of the report speaks without TLS: no upgrade to HTTP/2. */
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  ReportSite(Path folder) {
    try {
      logDisk = new FailingDisk(FolderDisk.at(folder.resolve("access-log")));
      log = AccessLog.open(logDisk, CLOCK, 400);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    store = EmptyDerby.open(folder.resolve("store"));
    Router router = Router.router(vertx);
    ReportRoutes.mount(
        router,
        new GuardedReports(store.reports(), PSEUDONYMS, log, CLOCK),
        new Sheets(CLOCK, () -> Recording.UNTOUCHED, health),
        () -> NetworksInUse.NONE,
        List.of(),
        context -> Optional.of(viewer));
    server =
        vertx
            .createHttpServer()
            .requestHandler(new SecurityHeaders(false, router))
            .listen(0, "127.0.0.1")
            .await();
  }

  /** Stores them, and judges every hit by the built-in rules. */
  void applyAndSettle(List<Batch> batches) {
    batches.forEach(store::apply);
    Judge judge = RuleJudge.of(Rules.builtIn(), Networks.NONE);
    Ripe all = Ripe.at(NOW, Duration.ZERO, Duration.ZERO);
    while (store.settle(judge, all)) {
      // goes on until nothing is left
    }
  }

  /** Stores what the journal holds. */
  void apply() {
    store.apply(journal.batch());
  }

  /** Judges every hit by its agent's word. */
  void settle() {
    Ripe all = new Ripe(LATER, LATER);
    while (store.settle(new TestJudge(1, 0), all)) {
      // until nothing is left
    }
  }

  /** Takes the store away while the site goes on. */
  void loseStore() {
    store.close();
  }

  String url(String path) {
    return "http://127.0.0.1:" + server.actualPort() + path;
  }

  HttpResponse<String> get(String path) {
    return ask("GET", path);
  }

  HttpResponse<String> ask(String method, String path) {
    return send(request(path).method(method, HttpRequest.BodyPublishers.noBody()).build());
  }

  /** Asks unless the answer is one of those the client has. */
  HttpResponse<String> ifNoneMatch(String path, String tags) {
    return send(request(path).header("If-None-Match", tags).build());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(url(path)));
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Asks and leaves the reading of the answer to the caller. */
  Socket begin(String path) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.actualPort());
    String request = "GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
    socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
    return socket;
  }

  /** The whole answer to a path that no client of good manners would ask for. */
  String raw(String path) {
    try (Socket socket = begin(path)) {
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
    log.close();
  }
}
