package org.waybill.collector.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import org.waybill.collector.networks.NetworkFile;
import org.waybill.collector.networks.NetworkFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Checks files of networks, and says how old they are. */
@Command(
    name = "networks",
    description = {
      "Checks files of networks before the collector reads them from data.dir/networks, and says"
          + " how old they are.",
      "Such a file begins with 'kind: microsoft' (or google-proxy, apple, apple-relay, scanner,"
          + " internal), 'source: ...' and 'date: 2026-11-01'; then comes one block a line, such as"
          + " 192.0.2.0/24. What follows a # does not count."
    },
    mixinStandardHelpOptions = true)
final class NetworksCommand implements Callable<Integer> {

  /** Networks change hands; half a year later a list is wrong somewhere. */
  private static final Duration FRESH = Duration.ofDays(180);

  @Parameters(
      paramLabel = "FILE|DIR",
      arity = "1",
      description = "a file, or a folder whose files end in .txt")
  private Path place = Path.of("");

  private final PrintWriter out;
  private final InstantSource clock;

  /** Writes what it has to say to {@code out}; lists age by that clock. */
  NetworksCommand(PrintWriter out, InstantSource clock) {
    this.out = out;
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException {
    if (!Files.exists(place)) {
      throw new IOException(place + " is not there; name a file of networks, or their folder");
    }
    List<NetworkFile> files = NetworkFiles.read(place);
    if (files.isEmpty()) {
      out.println("no files of networks in " + place + "; their names end in .txt");
    }
    files.forEach(this::tell);
    return 0;
  }

  private void tell(NetworkFile file) {
    LocalDate today = clock.instant().atOffset(ZoneOffset.UTC).toLocalDate();
    long days = ChronoUnit.DAYS.between(file.date(), today);
    out.printf(
        "%s: %s, %d blocks, of %s (%d days old%s), from %s%n",
        file.name(),
        file.kind().word(),
        file.blocks().size(),
        file.date(),
        days,
        days > FRESH.toDays() ? ": get a new one" : "",
        file.source());
  }
}
