package org.waybill.bench.http;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.waybill.wire.KeyRing;

/**
 * The part of {@code mvn -Pbench} that asks the collector and nginx for the same things in turn,
 * and runs the journal alone.
 */
public final class HttpBench {

  private static final PrintStream OUT = System.out;

  private static final List<Contest> CONTESTS =
      List.of(
          new Contest("pixel, 256 connections", true, 256, 1.25),
          new Contest("pixel, 16 connections", true, 16, 2.0),
          new Contest("redirect, 256 connections", false, 256, 1.35));

  private static final List<Integer> RATES = List.of(2_000, 10_000, 20_000);
  private static final List<Integer> UNDER_WAY = List.of(16, 256, 4_096);

  private final Options options;
  private final Path folder;
  private final StringBuilder table = new StringBuilder();

  private HttpBench(Options options, Path folder) {
    this.options = options;
    this.folder = folder;
  }

  public static void main(String[] arguments) throws Exception {
    Options options = Options.of(System.getProperties());
    if (!options.chosen()) {
      return;
    }
    Path folder = Files.createDirectories(options.folder()).resolve("http");
    delete(folder);
    HttpBench bench = new HttpBench(options, Files.createDirectory(folder));
    bench.journal();
    if (Tool.missing().isEmpty()) {
      bench.servers(InstantSource.system().instant());
    } else {
      bench.say(
          "nginx and wrk are compared with where they are installed (Debian: apt install %s).%n"
              .formatted(String.join(" ", Tool.missing())));
    }
    Files.writeString(options.folder().resolve("http.txt"), bench.table);
    OUT.print("\n" + bench.table);
    delete(folder);
  }

  private void journal() throws IOException, InterruptedException {
    JournalAlone.recordsPerSecond(folder, 4_096, options.warmUp());
    for (int underWay : UNDER_WAY) {
      List<Double> rounds = new ArrayList<>();
      for (int round = 0; round < options.rounds(); round++) {
        rounds.add(JournalAlone.recordsPerSecond(folder, underWay, Duration.ofSeconds(2)));
      }
      note(
          "journal alone, %d of 220 bytes under way: %s records/s%n"
              .formatted(underWay, Spread.of(rounds).text(0)));
    }
  }

  private void servers(Instant now) throws Exception {
    KeyRing keys = KeyRing.generate(now.minusSeconds(60), new SecureRandom());
    Paths paths = Paths.write(folder, keys, now);
    Wrk wrk = Wrk.in(folder);
    Path mine = Files.createDirectory(folder.resolve("waybill"));
    Path theirs = Files.createDirectory(folder.resolve("nginx"));
    try (Server collector = Servers.collector(options, mine, keys);
        Server nginx = Servers.nginx(theirs, Paths.TARGET)) {
      for (Path each : List.of(paths.pixels(), paths.links())) {
        warmUp(wrk, collector, each);
        wrk.run(nginx, each, 256, Duration.ofSeconds(1));
      }
      note(
          "CPU a request, collector / nginx, %d rounds: median (least to most)%n"
              .formatted(options.rounds()));
      for (Contest contest : CONTESTS) {
        contest(contest, wrk, contest.pixel() ? paths.pixels() : paths.links(), collector, nginx);
      }
      latencies(OpenLoop.of(paths.pixels(), 256), collector, nginx);
      if (options.profile()) {
        profile(wrk, paths, collector);
      }
    }
  }

  /** After the rounds, so that it costs them nothing. */
  private void profile(Wrk wrk, Paths paths, Server collector) throws IOException {
    Profile.start(collector);
    wrk.run(collector, paths.pixels(), 256, options.warmUp());
    wrk.run(collector, paths.links(), 256, options.warmUp());
    Profile profile = Profile.stop(collector, options.folder().resolve("http.jfr"));
    Files.writeString(options.folder().resolve("http-profile.txt"), profile.text());
    say(profile.text());
  }

  /** A JVM compiles by calls: on a slow machine seconds alone would not do. */
  private void warmUp(Wrk wrk, Server collector, Path paths) throws IOException {
    long requests = 0;
    while (requests < options.warmUpRequests()) {
      requests += wrk.run(collector, paths, 256, options.warmUp()).requests();
    }
  }

  /** Who begins changes from round to round; a ratio is taken between neighbours in time. */
  private void contest(Contest contest, Wrk wrk, Path paths, Server collector, Server nginx)
      throws IOException {
    List<Double> ratios = new ArrayList<>();
    List<Block> mine = new ArrayList<>();
    List<Block> theirs = new ArrayList<>();
    for (int round = 0; round < options.rounds(); round++) {
      if (round % 2 == 0) {
        mine.add(wrk.run(collector, paths, contest.connections(), options.block()));
      }
      theirs.add(wrk.run(nginx, paths, contest.connections(), options.block()));
      if (round % 2 == 1) {
        mine.add(wrk.run(collector, paths, contest.connections(), options.block()));
      }
      double ratio = mine.getLast().microsPerRequest() / theirs.getLast().microsPerRequest();
      ratios.add(ratio);
      say(
          "%s, round %d of %d: %.2f%n"
              .formatted(contest.title(), round + 1, options.rounds(), ratio));
    }
    note(contest.row(Spread.of(ratios), cpu(mine), cpu(theirs), speed(mine)));
  }

  private void latencies(OpenLoop generator, Server collector, Server nginx) throws IOException {
    generator.run(nginx.port(), 2_000, Duration.ofSeconds(2));
    for (int rate : RATES) {
      for (Server server : List.of(collector, nginx)) {
        OpenLoop.Latencies found = generator.run(server.port(), rate, options.block());
        note(
            String.format(
                Locale.ROOT,
                "%-8s at %6d pixels/s: p50 %.2f ms, p99 %.2f ms, most %.1f ms%n",
                server.name(),
                rate,
                millis(found.median()),
                millis(found.p99()),
                millis(found.most())));
      }
    }
  }

  private static Spread cpu(List<Block> blocks) {
    return Spread.of(blocks.stream().map(Block::microsPerRequest).toList());
  }

  private static Spread speed(List<Block> blocks) {
    return Spread.of(blocks.stream().map(Block::requestsPerSecond).toList());
  }

  private static double millis(Duration duration) {
    return duration.toNanos() / 1e6;
  }

  private void note(String line) {
    table.append(line);
    say(line);
  }

  private void say(String line) {
    OUT.print(line);
  }

  /** Gigabytes of journal and access log. */
  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }
}
