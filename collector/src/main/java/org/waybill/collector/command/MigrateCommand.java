package org.waybill.collector.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.waybill.collector.OfflineStore;
import org.waybill.collector.SettingsException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Moves the embedded store into a PostgreSQL database, while no collector runs. */
@Command(
    name = "migrate",
    description = {
      "Moves the store below data.dir into the database of store.url, which is empty.",
      "No collector may run meanwhile. Where it is broken off, give the same command again.",
      "Exit code 0: it is there, and every figure is a recount; 1: it is not."
    },
    mixinStandardHelpOptions = true)
final class MigrateCommand implements Callable<Integer> {

  /** An engine from which a store can be moved. */
  enum From {
    derby
  }

  /** An engine to which it can be moved. */
  enum To {
    postgres
  }

  @Mixin private ConfOption conf = new ConfOption();

  @Option(names = "--from", required = true, description = "${COMPLETION-CANDIDATES}")
  private From from = From.derby;

  @Option(names = "--to", required = true, description = "${COMPLETION-CANDIDATES}")
  private To to = To.postgres;

  private final PrintWriter out;
  private final InstantSource clock;

  /** Writes what it has to say to {@code out}. */
  MigrateCommand(PrintWriter out, InstantSource clock) {
    this.out = out;
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException, SettingsException {
    try (OfflineStore store = OfflineStore.of(conf.read())) {
      out.println("Moving the store from %s to %s.".formatted(from, to));
      return store.migrate(out::println, clock);
    }
  }
}
