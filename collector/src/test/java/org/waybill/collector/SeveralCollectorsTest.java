package org.waybill.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.collector.device.Recognizer;
import org.waybill.collector.listen.ListenAddress;
import org.waybill.collector.store.postgres.PostgresAddress;
import org.waybill.collector.store.postgres.PostgresServer;
import org.waybill.wire.LedgerRecord;

/** Three collectors, each a process, drain into one database, and everything dies once. */
class SeveralCollectorsTest {

  private static final int COLLECTORS = 3;
  private static final int READERS_EACH = 1_000_000;
  private static final int IN_FLIGHT = 4;

  /** Answers of each while one thing goes wrong; all together no place is asked for often. */
  private static final int ANSWERS = 600;

  /** So many of them before it does. */
  private static final int BEFORE = 100;

  @TempDir Path folder;
  private PostgresServer server;
  private CutWire wire;
  private final List<Installation> installations = new ArrayList<>();
  private final List<Served> served = new ArrayList<>();

  /** One of them, and those who read what it serves. */
  private static final class Served implements AutoCloseable {
    private final Path folder;
    private final String conf;
    private final Readers readers;
    private volatile CompletableFuture<Running> running = new CompletableFuture<>();

    private record Running(ServedCollector process, ServedCollector.Addresses at) {}

    Served(Path folder, String conf, Readers readers) throws IOException {
      this.folder = folder;
      this.conf = conf;
      this.readers = readers;
      start();
    }

    private void start() throws IOException {
      ServedCollector process = ServedCollector.start(folder, conf);
      running.complete(new Running(process, process.awaitReady()));
    }

    void killAndStart() throws Exception {
      Running killed = running.join();
      running = new CompletableFuture<>();
      killed.process().close();
      start();
    }

    ListenAddress admin() {
      return running.join().at().admin();
    }

    /** Until so many were answered, by whichever process. */
    void ask(int answers) {
      try {
        while (readers.answered().size() < answers) {
          Running now = running.join();
          readers.ask(
              now.at().tracking(),
              () -> now.process().isAlive() && readers.answered().size() < answers,
              0,
              () -> {});
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void close() throws Exception {
      running.join().process().close();
      readers.close();
    }
  }

  /** Something that goes wrong. */
  @FunctionalInterface
  private interface Fault {
    void happen() throws Exception;
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
    for (Served each : served) {
      each.close();
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
              new Readers(mailings.places(), i * READERS_EACH, IN_FLIGHT)));
    }
    try (ShippedLedger ledger = new ShippedLedger(installations.getFirst())) {
      underLoad(() -> ship(ledger, mailings.sent(1), 0));
      underLoad(served.get(1)::killAndStart);
      underLoad(() -> ship(ledger, mailings.sent(2), 1));
      underLoad(server::crash);
      underLoad(wire::cut);
      underLoad(() -> ship(ledger, mailings.sent(3), 2));
      underLoad(wire::mend);
      underLoad(served.get(2)::killAndStart);
    }
    for (Served each : served) {
      assertThat(each.readers.wrong()).isEmpty();
      System.out.printf(
          "%d answers, the slowest after %d ms%n",
          each.readers.answered().size(), each.readers.slowestMillis());
      each.running.join().process().close();
    }
    assertAllIsReported(mailings);
  }

  private void ship(ShippedLedger ledger, LedgerRecord record, int to) throws InterruptedException {
    ledger.add(record);
    ledger.ship(served.get(to).admin());
  }

  /** All are asked, and meanwhile it happens. */
  private void underLoad(Fault fault) throws Exception {
    List<Thread> asking = new ArrayList<>();
    for (Served each : served) {
      int answers = each.readers.answered().size() + ANSWERS;
      asking.add(Thread.ofPlatform().start(() -> each.ask(answers)));
    }
    Served first = served.getFirst();
    int before = first.readers.answered().size() + BEFORE;
    RunningCollector.await(() -> first.readers.answered().size() >= before);
    fault.happen();
    for (Thread each : asking) {
      each.join();
    }
  }

  private void assertAllIsReported(Mailings mailings) throws Exception {
    List<RunningCollector> running = new ArrayList<>();
    try {
      for (Installation installation : installations) {
        Settings settings = installation.settings(Duration.ofSeconds(20));
        running.add(
            RunningCollector.with(
                installation,
                () -> ChosenStore.open(settings, Recognizer.NONE, InstantSource.system())));
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
