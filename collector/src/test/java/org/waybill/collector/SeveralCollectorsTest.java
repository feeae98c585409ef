package org.waybill.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.collector.device.Recognizer;
import org.waybill.collector.store.postgres.PostgresAddress;
import org.waybill.collector.store.postgres.PostgresServer;

/** Three collectors, each a process, drain into one database, and everything dies once. */
class SeveralCollectorsTest {

  private static final int COLLECTORS = 3;
  private static final int READERS_EACH = 1_000_000;

  /** Answers of each between one thing that goes wrong and the next. */
  private static final int MORE = 500;

  @TempDir Path folder;
  private PostgresServer server;
  private CutWire wire;
  private final List<Installation> installations = new ArrayList<>();
  private final List<Served> served = new ArrayList<>();
  private volatile boolean going = true;

  /** One of them, and those who read what it serves. */
  private static final class Served {
    private final Path folder;
    private final String conf;
    private final Readers readers;
    private volatile ServedCollector process;
    private volatile ServedCollector.Addresses at;

    Served(Path folder, String conf, Readers readers) throws IOException {
      this.folder = folder;
      this.conf = conf;
      this.readers = readers;
      this.process = ServedCollector.start(folder, conf);
      this.at = process.awaitReady();
    }

    void killAndStart() throws IOException {
      process.kill();
      ServedCollector next = ServedCollector.start(folder, conf);
      at = next.awaitReady();
      process = next;
    }
  }

  @BeforeEach
  void start() throws Exception {
    server = PostgresServer.start();
    server.execute("CREATE DATABASE shared");
    wire = new CutWire(server.port());
    Installation first = null;
    for (int i = 0; i < COLLECTORS; i++) {
      Path own = Files.createDirectory(folder.resolve("node" + i));
      first = first == null ? new Installation(own) : first;
      Installation installation = i == 0 ? first : first.beside(own);
      installation.postgres = Optional.of(address());
      installations.add(installation);
    }
  }

  private PostgresAddress address() {
    PostgresAddress direct = server.address("shared");
    return new PostgresAddress(
        "jdbc:postgresql://127.0.0.1:%d/shared".formatted(wire.port()), direct.user(), "");
  }

  @AfterEach
  void end() throws Exception {
    going = false;
    for (Served each : served) {
      each.process.close();
      each.readers.close();
    }
    wire.close();
    server.close();
  }

  @Test
  void everyAnsweredHitShouldBeReportedOnceWhateverDies() throws Exception {
    Mailings mailings = new Mailings(installations.getFirst());
    for (int i = 0; i < COLLECTORS; i++) {
      served.add(
          new Served(
              installations.get(i).folder,
              """
              store.url = %s
              store.user = %s
              verdicts.patience.seconds = 20
              """
                  .formatted(address().url(), address().user()),
              new Readers(mailings.places(), i * READERS_EACH, 2)));
    }
    List<Thread> asking =
        served.stream().map(each -> Thread.ofPlatform().start(() -> ask(each))).toList();
    try (ShippedLedger ledger = new ShippedLedger(installations.getFirst())) {
      ledger.add(mailings.sent(1));
      ledger.ship(served.getFirst().at.admin());
      awaitMore();
      served.get(1).killAndStart();
      ledger.add(mailings.sent(2));
      ledger.ship(served.get(1).at.admin());
      awaitMore();
      server.crash();
      awaitMore();
      wire.cut();
      ledger.add(mailings.sent(3));
      ledger.ship(served.get(2).at.admin());
      awaitMore();
      wire.mend();
      awaitMore();
      served.get(2).killAndStart();
      awaitMore();
    }
    going = false;
    for (Thread each : asking) {
      each.join();
    }
    for (Served each : served) {
      assertThat(each.readers.wrong()).isEmpty();
      each.process.close();
    }
    assertAllIsReported(mailings);
  }

  private void ask(Served each) {
    try {
      while (going) {
        ServedCollector process = each.process;
        each.readers.ask(each.at.tracking(), () -> going && process.isAlive(), 0, () -> {});
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Of each, whatever has gone wrong. */
  private void awaitMore() {
    List<Integer> before = answered();
    RunningCollector.await(
        () -> {
          List<Integer> now = answered();
          for (int i = 0; i < COLLECTORS; i++) {
            if (now.get(i) < before.get(i) + MORE) {
              return false;
            }
          }
          return true;
        });
  }

  private List<Integer> answered() {
    return served.stream().map(each -> each.readers.answered().size()).toList();
  }

  private void assertAllIsReported(Mailings mailings) throws Exception {
    List<RunningCollector> running = new ArrayList<>();
    try {
      for (Installation installation : installations) {
        Settings settings = installation.settings(Duration.ofSeconds(20));
        running.add(
            RunningCollector.with(installation, () -> ChosenStore.open(settings, Recognizer.NONE)));
      }
      running.getFirst().ship(mailings.allSent());
      for (RunningCollector each : running) {
        RunningCollector.await(() -> each.isStoreOpen() && each.collector.lagBytes() == 0);
        assertThat(each.collector.losses()).isZero();
      }
      Audit audit = new Audit(running.getFirst().store());
      List<Integer> answered = new ArrayList<>();
      served.forEach(each -> answered.addAll(each.readers.answered().keySet()));
      assertThat(audit.readers()).doesNotHaveDuplicates().containsAll(answered);
      audit.assertFiguresAreCountsOfEvents(mailings.keys());
    } finally {
      for (RunningCollector each : running) {
        each.close();
      }
    }
  }
}
