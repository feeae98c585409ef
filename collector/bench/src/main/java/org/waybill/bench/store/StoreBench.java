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
import org.waybill.collector.store.derby.DerbyStore;

/**
 * The part of {@code mvn -Pbench} that measures the store: how fast it takes hits with all rollups
 * on and how fast it has them judged, how far it is behind at 20,000 hits/s, how long reports and
 * the API take over judged hits as it grows, and what a message, a copy, a link, a delivery and a
 * hit cost.
 */
public final class StoreBench {

  private static final PrintStream OUT = System.out;

  /** Hits that are stored before they are judged: of an hour and a half at the workload's pace. */
  private static final int TURN = 10_000;

  private StoreBench() {}

  public static void main(String[] arguments) throws IOException {
    Options options = Options.of(System.getProperties(), "store");
    if (!options.chosen()) {
      return;
    }
    Path folder = options.folder().resolve("store");
    delete(folder);
    Files.createDirectories(folder);
    StringBuilder text = new StringBuilder();
    say(text, "What mail costs the store, processor time and bytes with all indexes\n");
    say(text, new Sizes(folder, options.messages()).measure());
    say(text, "Hits stored and not judged yet\n");
    drain(options, folder, text);
    say(text, "Hits stored and judged in turns\n");
    grow(options, folder, text);
    say(text, "Hits that come while they are stored\n");
    Workload live = new Workload(options.messages() / 10, Workload.COPIES_PER_MESSAGE, 10);
    say(text, LivePace.measure(folder, live, options.live()));
    Files.writeString(options.folder().resolve("store.txt"), text.toString());
  }

  /** As fast as the store takes them, none judged meanwhile: what a backlog costs. */
  private static void drain(Options options, Path folder, StringBuilder text) {
    Workload workload = workload(options);
    try (Store store = open(folder.resolve("drain"))) {
      sent(store, workload);
      Drain drain = new Drain(store, workload, options.block());
      drain.warmUp(options.warmUp());
      drain.store(options.drained() - options.warmUp());
      say(
          text,
          String.format(
              Locale.ROOT, "%d hits of %d copies%n", options.drained(), workload.copies()));
      say(text, "  stored a second " + drain.rates() + "\n");
      say(text, "  processor time of a hit " + drain.cpuMicros() + " us\n");
    }
  }

  /** Stored and judged in turns, as a running collector has it, and asked at every size. */
  private static void grow(Options options, Path folder, StringBuilder text) throws IOException {
    Workload workload = workload(options);
    try (Store store = open(folder.resolve("grown"))) {
      sent(store, workload);
      Growth growth = new Growth(store, options, workload, TURN);
      for (int size : options.sizes()) {
        say(text, growth.to(size));
        say(text, growth.sum());
        say(text, growth.ask(folder.resolve("access-log")));
      }
    }
  }

  private static Workload workload(Options options) {
    return new Workload(options.messages(), Workload.COPIES_PER_MESSAGE, Workload.LINKS);
  }

  private static Store open(Path folder) {
    return DerbyStore.open(folder, Devices.with(new Countries.Nowhere()));
  }

  private static void sent(Store store, Workload workload) {
    workload.mail().forEach(store::apply);
    workload.deliveries().forEach(store::apply);
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
