package org.waybill.bench.store;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.waybill.collector.device.Countries;
import org.waybill.collector.device.Devices;
import org.waybill.collector.store.Store;
import org.waybill.collector.store.StoredKind;
import org.waybill.collector.store.derby.DerbyStore;

/**
 * The part of {@code mvn -Pbench} that measures the store: how fast it takes hits with all rollups
 * on and how fast it has them judged, how far it is behind at 20,000 hits/s, how long reports and
 * the API take over judged hits as it grows, and what a message, a copy, a link, a delivery and a
 * hit cost.
 */
public final class StoreBench {

  private static final PrintStream OUT = System.out;

  private StoreBench() {}

  public static void main(String[] arguments) throws IOException {
    Options options = Options.of(System.getProperties());
    if (!options.chosen()) {
      return;
    }
    Path folder = options.folder().resolve("store");
    delete(folder);
    Files.createDirectories(folder);
    StringBuilder text = new StringBuilder();
    say(text, "What mail costs the store, processor time and bytes with all indexes\n");
    say(text, new Sizes(folder, options.messages()).measure());
    grow(options, folder, text);
    say(text, "Hits that come while they are stored\n");
    Workload live = new Workload(options.messages() / 10, Workload.COPIES_PER_MESSAGE, 10);
    say(text, LivePace.measure(folder, live, options.live()));
    Files.writeString(options.folder().resolve("store.txt"), text.toString());
  }

  private static void grow(Options options, Path folder, StringBuilder text) throws IOException {
    Workload workload =
        new Workload(options.messages(), Workload.COPIES_PER_MESSAGE, Workload.LINKS);
    try (Store store =
        DerbyStore.open(folder.resolve("drain"), Devices.with(new Countries.Nowhere()))) {
      workload.mail().forEach(store::apply);
      workload.deliveries().forEach(store::apply);
      long empty = store.diskUse().get(StoredKind.HITS);
      new Drain(store, workload, options.block()).warmUp(options.warmUp());
      int before = options.warmUp();
      int settled = 0;
      for (int size : options.sizes()) {
        Drain drain = new Drain(store, workload, options.block());
        drain.upTo(size - before);
        say(text, String.format(Locale.ROOT, "%d hits of %d copies%n", size, workload.copies()));
        if (size > before) {
          say(text, "  stored a second " + drain.rates() + "\n");
          say(text, "  processor time of a hit " + drain.cpuMicros() + " us\n");
        }
        before = Math.max(before, size);
        double bytes = store.diskUse().get(StoredKind.HITS) - empty;
        say(text, String.format(Locale.ROOT, "  bytes of a hit %.0f%n", bytes / size));
        say(text, "  on disk " + store.diskUse() + "\n");
        say(text, new Settle(store).all(size - settled, workload.now()));
        settled = size;
        Questions questions = new Questions(store.reports(), options.messages(), workload.now());
        say(text, questions.ask(options.questions()));
        try (ApiQuestions api =
            new ApiQuestions(
                store, folder.resolve("access-log"), options.messages(), workload.now())) {
          say(text, api.ask(options.questions()));
        }
      }
    }
  }

  private static void say(StringBuilder text, String more) {
    OUT.print(more);
    text.append(more);
  }

  private static void delete(Path tree) throws IOException {
    if (Files.exists(tree)) {
      try (Stream<Path> paths = Files.walk(tree)) {
        List<Path> all = paths.sorted(Comparator.reverseOrder()).toList();
        for (Path path : all) {
          Files.delete(path);
        }
      }
    }
  }
}
