package org.waybill.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntPredicate;
import org.waybill.collector.device.Recognizer;
import org.waybill.collector.store.postgres.PostgresAddress;

/** Collectors on one database, each a process and each with readers, and a mailet that ships. */
final class Fleet implements AutoCloseable {

  private static final int READERS_EACH = 1_000_000;
  private static final int IN_FLIGHT = 4;

  /** Answers of each around one thing that happens, at least. */
  private static final int ANSWERS = 600;

  /** And at most: all together no place is asked for often. */
  private static final int MOST = 2_000;

  /** So many of them before it does. */
  private static final int BEFORE = 100;

  private final List<Installation> installations = new ArrayList<>();
  private final List<ReadCollector> collectors = new ArrayList<>();
  private final Mailings mailings;
  private final ShippedLedger ledger;

  /** Something that happens while all are asked. */
  @FunctionalInterface
  interface Deed {
    void happen() throws Exception;
  }

  private Fleet(Path folder, PostgresAddress address, int size) throws Exception {
    for (int i = 0; i < size; i++) {
      Path own = Files.createDirectory(folder.resolve("node" + i));
      Installation installation =
          installations.isEmpty() ? new Installation(own) : installations.getFirst().beside(own);
      installation.postgres = Optional.of(address);
      installations.add(installation);
    }
    mailings = new Mailings(installations.getFirst());
    ledger = new ShippedLedger(installations.getFirst());
  }

  /**
   * Starts so many.
   *
   * @param folder where each has a folder of its own
   * @param address of a database that nobody uses
   */
  static Fleet start(Path folder, PostgresAddress address, int size) throws Exception {
    Fleet fleet = new Fleet(folder, address, size);
    try {
      for (int i = 0; i < size; i++) {
        fleet.start(i, address);
      }
      return fleet;
    } catch (Exception e) {
      fleet.close();
      throw e;
    }
  }

  private void start(int node, PostgresAddress address) throws Exception {
    collectors.add(
        new ReadCollector(
            installations.get(node).folder,
            """
            store.url = %s
            store.user = %s
            verdicts.patience.seconds = 20
            """
                .formatted(address.url(), address.user()),
            new Readers(mailings.places(), node * READERS_EACH, IN_FLIGHT)));
  }

  ReadCollector get(int node) {
    return collectors.get(node);
  }

  List<ReadCollector> all() {
    return List.copyOf(collectors);
  }

  /** Ships one of the {@link Mailings}, and what was not confirmed before, to one of them. */
  void ship(int message, int node) throws InterruptedException {
    ledger.add(mailings.sent(message));
    ledger.ship(collectors.get(node).admin());
  }

  /** All are asked until it has happened. */
  void underLoad(Deed deed) throws Exception {
    AtomicBoolean done = new AtomicBoolean();
    try (ExecutorService asking = Executors.newThreadPerTaskExecutor(Thread::new)) {
      List<Future<?>> asked = new ArrayList<>();
      for (ReadCollector each : collectors) {
        int before = each.readers().answered().size();
        IntPredicate enough = answers -> answers - before >= (done.get() ? ANSWERS : MOST);
        asked.add(asking.submit(() -> each.ask(enough)));
      }
      Readers first = collectors.getFirst().readers();
      int before = first.answered().size() + BEFORE;
      try {
        RunningCollector.await(() -> first.answered().size() >= before);
        deed.happen();
      } finally {
        done.set(true);
      }
      for (Future<?> each : asked) {
        each.get();
      }
    }
  }

  /**
   * Kills all, and holds what they leave behind against what was answered: no answer was wrong,
   * each hit is stored once, and every figure counts them.
   */
  void assertEveryAnswerIsReportedOnce() throws Exception {
    for (ReadCollector each : collectors) {
      assertThat(each.readers().wrong()).isEmpty();
      System.out.printf(
          "%d answers, the slowest after %d ms%n",
          each.readers().answered().size(), each.readers().slowestMillis());
      each.kill();
    }
    List<RunningCollector> running = new ArrayList<>();
    try {
      for (Installation each : installations) {
        running.add(begin(each));
      }
      running.getFirst().ship(mailings.allSent());
      for (RunningCollector each : running) {
        RunningCollector.await(() -> each.isStoreOpen() && each.collector.lagBytes() == 0);
        assertThat(each.collector.losses()).isZero();
      }
      Audit audit = new Audit(running.getFirst().store());
      List<Integer> answered = new ArrayList<>();
      collectors.forEach(each -> answered.addAll(each.readers().answered().keySet()));
      assertThat(audit.readers()).doesNotHaveDuplicates().containsAll(answered);
      audit.assertFiguresAreCountsOfEvents(mailings.keys());
    } finally {
      for (RunningCollector each : running) {
        each.close();
      }
    }
  }

  private static RunningCollector begin(Installation installation) throws Exception {
    Settings settings = installation.settings(Duration.ofSeconds(20));
    return RunningCollector.now(
        installation,
        settings,
        () -> ChosenStore.open(settings, Recognizer.NONE, InstantSource.system()));
  }

  @Override
  public void close() throws Exception {
    ledger.close();
    for (ReadCollector each : collectors) {
      each.close();
    }
  }
}
