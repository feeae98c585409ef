package org.waybill.collector.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.waybill.collector.SettingsException;
import org.waybill.collector.admin.ErrandName;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Stops recording for somebody who asked for it. */
@Command(
    name = "withdraw",
    description = {
      "Records nothing more of a recipient, of mail already sent either. Links lead on.",
      "What was recorded before stays until its time is over."
    },
    mixinStandardHelpOptions = true)
final class WithdrawCommand implements Callable<Integer> {

  @Mixin private ConfOption conf = new ConfOption();

  @Option(names = "--resume", description = "records again instead")
  private boolean resume;

  @Parameters(
      paramLabel = "ADDRESS",
      description = "as it stands in the report; before the @ upper and lower case count")
  private String address = "";

  private final PrintWriter out;
  private final InstantSource clock;

  /** Writes what it has to say to {@code out}. */
  WithdrawCommand(PrintWriter out, InstantSource clock) {
    this.out = out;
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException, SettingsException {
    return new AccessWork(conf.read(), clock)
        .run(
            ErrandName.WITHDRAWALS,
            (resume ? "resume " : "withdraw ") + address.strip(),
            out::println);
  }
}
