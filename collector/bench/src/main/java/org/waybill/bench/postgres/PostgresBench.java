package org.waybill.bench.postgres;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.waybill.bench.store.Drain;
import org.waybill.bench.store.Growth;
import org.waybill.bench.store.Options;
import org.waybill.bench.store.Workload;
import org.waybill.collector.device.Countries;
import org.waybill.collector.device.Devices;
import org.waybill.collector.store.Batch;
import org.waybill.collector.store.Finding;
import org.waybill.collector.store.Store;
import org.waybill.collector.store.StoredKind;
import org.waybill.collector.store.postgres.PostgresAddress;
import org.waybill.collector.store.postgres.PostgresServer;
import org.waybill.collector.store.postgres.PostgresStore;

/**
 * The part of {@code mvn -Pbench} that measures the store on PostgreSQL: how fast it takes hits
 * with all rollups on, what a second collector on the same database costs, and how long pages and
 * API take as it grows. Over TCP to a server of its own on the same machine, whose settings are
 * PostgreSQL's own and whose data outlasts a power cut.
 */
public final class PostgresBench {

  private static final PrintStream OUT = System.out;

  /** Hits that are stored before they are judged: each part reads a copy anew. */
  private static final int TURN = 10_000;

  /** A check that reads so many hits takes longer than all the rest. */
  private static final int LARGE = 10_000_000;

  private static final String NODE = "00000000000000a1";

  private PostgresBench() {}

  public static void main(String[] arguments) throws IOException {
    Options options = Options.of(System.getProperties(), Options.SHARED);
    if (!options.chosen()) {
      return;
    }
    Files.createDirectories(options.folder());
    StringBuilder text = new StringBuilder();
    try (PostgresServer server = PostgresServer.startDurable()) {
      say(text, drain(options, server));
      say(text, new TwoNodes(options, server).measure());
      grow(options, server, text);
    }
    Files.writeString(options.folder().resolve("postgres.txt"), text);
  }

  private static String drain(Options options, PostgresServer server) {
    try (Store store = open(server.newDatabase("drain"), NODE)) {
      return drain(options, store);
    }
  }

  private static String drain(Options options, Store store) {
    Workload workload = workload(options);
    double mail = seconds(store, workload.mail());
    double deliveries = seconds(store, workload.deliveries());
    long empty = store.diskUse().get(StoredKind.HITS);
    Drain drain = new Drain(store, workload, options.block());
    drain.warmUp(options.warmUp());
    drain.store(options.drained() - options.warmUp());
    double bytes = store.diskUse().get(StoredKind.HITS) - empty;
    return String.format(
        Locale.ROOT,
        """
        Hits stored on PostgreSQL and not judged yet, %d of %d copies
          copies stored a second %.0f, deliveries %.0f
          hits stored a second %s
          processor time of a hit, without the server %s us
          bytes of a hit %.0f
        """,
        options.drained(),
        workload.copies(),
        workload.copies() / mail,
        workload.copies() / deliveries,
        drain.rates(),
        drain.cpuMicros(),
        bytes / options.drained());
  }

  /** A week with all its hits judged, and then the same week again and again. */
  private static void grow(Options options, PostgresServer server, StringBuilder text)
      throws IOException {
    PostgresAddress database = server.newDatabase("grown");
    Workload workload = workload(options);
    int week = options.sizes().getFirst();
    try (Store store = open(database, NODE)) {
      workload.mail().forEach(store::apply);
      workload.deliveries().forEach(store::apply);
      say(text, new Growth(store, options, workload, TURN).to(week));
    }
    Weeks weeks = new Weeks(database, week);
    for (int size : options.sizes()) {
      weeks.until(size / week);
      long now = workload.now() + weeks.later().toMillis();
      try (Store store = open(database, NODE)) {
        say(text, String.format(Locale.ROOT, "%d hits of %d weeks%n", size, size / week));
        say(text, "  on disk " + store.diskUse() + "\n");
        say(text, Growth.sum(store, now));
        weeks.tidy();
        say(text, Growth.ask(store, options, options.folder().resolve("postgres-access-log"), now));
        say(text, Growth.more(store, workload, options.warmUp()));
        if (size < LARGE) {
          say(text, checked(store));
        }
      }
    }
  }

  /** Every figure against a recount; what is wrong would show in no other way. */
  private static String checked(Store store) {
    long before = System.nanoTime();
    List<Finding> findings = store.check();
    double seconds = (System.nanoTime() - before) / 1e9;
    return String.format(
        Locale.ROOT, "  checked against a recount in %.0f s, findings: %s%n", seconds, findings);
  }

  static Workload workload(Options options) {
    return new Workload(options.messages(), Workload.COPIES_PER_MESSAGE, Workload.LINKS);
  }

  /** What a collector has of a database. */
  static Store open(PostgresAddress database, String node) {
    return PostgresStore.open(
        database, node, Devices.with(new Countries.Nowhere()), InstantSource.system());
  }

  private static double seconds(Store store, List<Batch> batches) {
    long before = System.nanoTime();
    batches.forEach(store::apply);
    return (System.nanoTime() - before) / 1e9;
  }

  private static void say(StringBuilder text, String more) {
    OUT.print(more);
    text.append(more);
  }
}
