package org.waybill.collector.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.waybill.collector.SettingsException;
import org.waybill.collector.admin.ErrandName;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Has stopped links lead on. */
@Command(
    name = "unblock",
    description = {"Has links that were blocked lead on."},
    mixinStandardHelpOptions = true)
final class UnblockCommand implements Callable<Integer> {

  @Mixin private ConfOption conf = new ConfOption();

  @ArgGroup(multiplicity = "1")
  private BlockSubject subject = new BlockSubject();

  @Option(names = "--why", paramLabel = "TEXT", defaultValue = "", description = "for the log")
  private String why = "";

  private final PrintWriter out;
  private final InstantSource clock;

  /** Writes what it has to say to {@code out}. */
  UnblockCommand(PrintWriter out, InstantSource clock) {
    this.out = out;
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException, SettingsException {
    return new AccessWork(conf.read(), clock)
        .run(ErrandName.BLOCKS, subject.question("unblock", why), out::println);
  }
}
