package org.waybill.collector.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.waybill.collector.Collector;
import org.waybill.collector.Settings;
import org.waybill.collector.SettingsException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs the collector until it is told to end. */
@Command(
    name = "serve",
    description = "Runs the collector until SIGTERM or Ctrl-C.",
    mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {

  @Mixin private ConfOption conf = new ConfOption();

  private final PrintWriter out;

  /** Writes what it has to say to {@code out}. */
  ServeCommand(PrintWriter out) {
    this.out = out;
  }

  @Override
  public Integer call() throws IOException, SettingsException {
    Settings settings = conf.read();
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
