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
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the collector until it is told to end. */
@Command(
    name = "serve",
    description = "Runs the collector until SIGTERM or Ctrl-C.",
    mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--conf",
      required = true,
      paramLabel = "FILE",
      description = "collector.properties")
  private Path conf;

  @Override
  public Integer call() throws IOException, SettingsException {
    Settings settings = SettingsFile.read(conf);
    Collector collector = Collector.start(settings, Clock.systemUTC());
    UntilSignal until = UntilSignal.closing(collector);
    PrintWriter out = spec.commandLine().getOut();
    collector
        .initialPasswordFile()
        .ifPresent(file -> out.println("The admin's first password is in " + file));
    out.println(ReadyLine.of(collector));
    out.flush();
    until.await();
    return 0;
  }
}
