package org.waybill.collector.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.waybill.collector.Collector;
import org.waybill.collector.Settings;
import org.waybill.collector.SettingsException;
import org.waybill.collector.SettingsFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the collector until it is told to end. */
@Command(
    name = "serve",
    description = "Runs the collector until SIGTERM or Ctrl-C.",
    mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {

  @Option(
      names = "--conf",
      required = true,
      paramLabel = "FILE",
      description = "collector.properties")
  private Path conf = Path.of("");

  private final PrintWriter out;

  /** Writes what it has to say to {@code out}. */
  ServeCommand(PrintWriter out) {
    this.out = out;
  }

  @Override
  public Integer call() throws IOException, SettingsException {
    Settings settings = SettingsFile.read(conf);
    Collector collector = Collector.start(settings, Clock.systemUTC());
    UntilSignal until = UntilSignal.closing(collector, settings.longestClosing());
    collector
        .initialPasswordFile()
        .ifPresent(file -> out.println("The admin's first password is in " + file));
    out.println(ReadyLine.of(collector));
    out.flush();
    until.await();
    return 0;
  }
}
