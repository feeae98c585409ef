package org.waybill.collector.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.collector.access.AccessLog;
import org.waybill.collector.access.GuardedReports;
import org.waybill.collector.access.Means;
import org.waybill.collector.access.Occasion;
import org.waybill.collector.access.Preferences;
import org.waybill.collector.access.Pseudonyms;
import org.waybill.collector.access.Role;
import org.waybill.collector.access.Viewer;
import org.waybill.collector.report.LiveFilter;
import org.waybill.collector.report.LiveRows;
import org.waybill.collector.report.Sheets;
import org.waybill.collector.report.Visit;
import org.waybill.collector.store.EventCursor;
import org.waybill.collector.store.SampleJournal;
import org.waybill.collector.store.Store;
import org.waybill.collector.store.derby.EmptyDerby;
import org.waybill.collector.words.Words;
import org.waybill.journal.FaultyDisk;
import org.waybill.journal.FaultyDisk.Operation;
import org.waybill.journal.FolderDisk;
import org.waybill.wire.Ids;
import org.waybill.wire.KeyRing;

/** Some look on over HTTP, and one of them cannot be served. */
@Timeout(60)
class WatchersTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-02T10:00:00Z"), ZoneOffset.UTC);

  @TempDir Path folder;
  private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final SampleJournal journal = new SampleJournal();
  private final Sheets sheets = new Sheets(CLOCK);
  private Store store;
  private FaultyDisk logDisk;
  private AccessLog log;
  private Watchers watchers;
  private int port;

  @BeforeEach
  void open() throws Exception {
    store = EmptyDerby.open(folder.resolve("store"));
    store.apply(journal.ledger(SampleJournal.sent(1, 2)).batch());
    journal.open(1, 1, 0);
    store.apply(journal.batch());
    logDisk = new FaultyDisk(FolderDisk.at(Files.createDirectory(folder.resolve("log"))));
    log = AccessLog.open(logDisk, CLOCK, 7);
    Ids ids = new Ids(KeyRing.generate(CLOCK.instant(), new SecureRandom()).identity());
    watchers =
        new Watchers(
            vertx,
            store.reports(),
            new GuardedReports(store.reports(), new Pseudonyms(ids::person), log, CLOCK));
    HttpServer server = vertx.createHttpServer().requestHandler(this::take);
    port =
        server.listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture().get().actualPort();
  }

  @AfterEach
  void close() throws Exception {
    client.shutdownNow();
    watchers.close();
    vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    log.close();
    store.close();
  }

  /** The role is the path. */
  private void take(HttpServerRequest request) {
    Role role = Role.of(request.path().substring(1)).orElseThrow();
    String user = role.word().toLowerCase(Locale.ROOT);
    Viewer viewer = Viewer.of(user, role, new Means.Basic(), "192.0.2.7");
    Visit visit = Visit.of(Optional.of(viewer), Preferences.USUAL, "/live/events");
    Watcher watcher =
        new Watcher(
            viewer,
            new Occasion(Occasion.Kind.PAGE, "/live/events"),
            sheets.frame("", visit),
            LiveFilter.of("", Words.english()),
            new LiveRows(sheets),
            request.response(),
            EventCursor.START,
            System.nanoTime() + Duration.ofMinutes(1).toNanos());
    request.response().setChunked(true).write("retry: 2000\n\n");
    assertThat(watchers.add(watcher)).isTrue();
  }

  private BufferedReader stream(Role role) throws Exception {
    URI uri = URI.create("http://127.0.0.1:%d/%s".formatted(port, role.word()));
    InputStream body =
        client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofInputStream()).body();
    return new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
  }

  private static boolean hasRows(BufferedReader stream) throws Exception {
    for (String line = stream.readLine(); line != null; line = stream.readLine()) {
      if (line.equals("event: rows")) {
        return true;
      }
    }
    return false;
  }

  @Test
  void oneWhoCannotBeServedShouldBeCutOffAndTheOthersGoOn() throws Exception {
    try (BufferedReader refused = stream(Role.AUDITOR);
        BufferedReader other = stream(Role.ANALYST)) {
      assertThat(hasRows(other)).isTrue();
      assertThat(hasRows(refused)).as("his stream ends").isFalse();

      journal.open(1, 2, 1_000);
      store.apply(journal.batch());
      assertThat(hasRows(other)).isTrue();
    }
  }

  @Test
  void nobodyShouldBeShownWhatTheAccessLogCannotTake() throws Exception {
    logDisk.fault(
        operation -> {
          if (operation == Operation.APPEND || operation == Operation.FORCE) {
            throw new IOException("injected: the disk is full");
          }
        });
    try (BufferedReader byName = stream(Role.ADMIN);
        BufferedReader other = stream(Role.ANALYST)) {
      assertThat(hasRows(byName)).as("his stream ends").isFalse();
      assertThat(hasRows(other)).isTrue();
    }
    logDisk.heal();
    try (BufferedReader byName = stream(Role.ADMIN)) {
      assertThat(hasRows(byName)).as("and begins again where it was").isTrue();
    }
  }
}
