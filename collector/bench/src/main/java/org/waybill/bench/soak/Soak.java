package org.waybill.bench.soak;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import org.waybill.bench.http.OpenLoop;
import org.waybill.wire.KeyRing;

/**
 * {@code mvn -Pbench -Dbench.only=soak}: a collector with its store, asked at a constant rate by an
 * open loop, its vitals written down twenty times. {@code -Dbench.rate} hits a second, {@code
 * -Dbench.minutes}.
 */
public final class Soak {

  private static final PrintStream OUT = System.out;
  private static final int LOOKS = 20;
  private static final int CONNECTIONS = 256;

  private Soak() {}

  public static void main(String[] arguments) throws Exception {
    if (!System.getProperty("bench.only", "").equals("soak")) {
      return;
    }
    int rate = number("bench.rate", 10_000);
    Duration wall = Duration.ofMinutes(number("bench.minutes", 10));
    Path folder =
        Files.createTempDirectory(
            Files.createDirectories(Path.of(System.getProperty("bench.folder"))), "soak");
    Path waybill = Path.of(System.getProperty("bench.waybill"));
    Instant now = InstantSource.system().instant();
    KeyRing keys = KeyRing.generate(now.minusSeconds(60), new SecureRandom());
    StringBuilder table = new StringBuilder();
    try (Patient patient = Patient.start(waybill, folder, keys)) {
      Path paths = Known.ship(folder, keys, patient.admin(), now);
      OpenLoop load = OpenLoop.of(paths, CONNECTIONS);
      note(table, "%d hits/s for %d minutes; MiB%n".formatted(rate, wall.toMinutes()));
      note(table, "   min  p50 ms  p99 ms  %s%n".formatted(Vitals.heading()));
      for (int look = 1; look <= LOOKS; look++) {
        OpenLoop.Latencies took = load.run(patient.trackPort(), rate, wall.dividedBy(LOOKS));
        note(table, row(wall.multipliedBy(look).dividedBy(LOOKS), took, Vitals.of(patient)));
      }
    }
    Files.writeString(folder.resolveSibling("soak.txt"), table);
  }

  private static String row(Duration at, OpenLoop.Latencies took, Vitals vitals) {
    return String.format(
        Locale.ROOT,
        "%6.1f  %6.2f  %6.2f  %s%n",
        at.toSeconds() / 60.0,
        took.median().toNanos() / 1e6,
        took.p99().toNanos() / 1e6,
        vitals.row());
  }

  private static int number(String name, int standard) {
    String value = System.getProperty(name, "");
    if (value.isEmpty()) {
      return standard;
    }
    if (!value.matches("[1-9][0-9]{0,5}")) {
      throw new IllegalArgumentException(
          "-D%s=%s: a number from 1 to 999999 is allowed.".formatted(name, value));
    }
    return Integer.parseInt(value);
  }

  private static void note(StringBuilder table, String line) throws IOException {
    table.append(line);
    OUT.print(line);
  }
}
