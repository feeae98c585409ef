package org.waybill.bench.postgres;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.waybill.bench.store.Drain;
import org.waybill.bench.store.Options;
import org.waybill.bench.store.Workload;
import org.waybill.collector.device.Countries;
import org.waybill.collector.device.Devices;
import org.waybill.collector.store.Batch;
import org.waybill.collector.store.Store;
import org.waybill.collector.store.StoredKind;
import org.waybill.collector.store.postgres.PostgresServer;
import org.waybill.collector.store.postgres.PostgresStore;

/**
 * The part of {@code mvn -Pbench} that measures the store on PostgreSQL: how fast it takes hits
 * with all rollups on, over TCP to a server of its own on the same machine, whose settings are
 * PostgreSQL's own and whose data outlasts a power cut.
 */
public final class PostgresBench {

  private static final PrintStream OUT = System.out;
  private static final String DATABASE = "bench";

  private PostgresBench() {}

  public static void main(String[] arguments) throws IOException {
    Options options = Options.of(System.getProperties(), "postgres");
    if (!options.chosen()) {
      return;
    }
    PostgresServer server = PostgresServer.startDurable();
    server.execute("CREATE DATABASE " + DATABASE);
    try (Store store =
        PostgresStore.open(
            server.address(DATABASE),
            "00000000000000a1",
            Devices.with(new Countries.Nowhere()),
            InstantSource.system())) {
      String text = drain(options, store);
      OUT.print(text);
      Files.createDirectories(options.folder());
      Files.writeString(options.folder().resolve("postgres.txt"), text);
    }
  }

  private static String drain(Options options, Store store) {
    Workload workload =
        new Workload(options.messages(), Workload.COPIES_PER_MESSAGE, Workload.LINKS);
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

  private static double seconds(Store store, List<Batch> batches) {
    long before = System.nanoTime();
    batches.forEach(store::apply);
    return (System.nanoTime() - before) / 1e9;
  }
}
