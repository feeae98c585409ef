package org.waybill.collector.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.waybill.collector.Settings;
import org.waybill.collector.SettingsException;
import org.waybill.collector.admin.AdminCall;
import org.waybill.collector.admin.ErrandName;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Has the running collector send its report to somebody now. */
@Command(
    name = "report",
    description = "Sends the newest report to an address now, to try report.mail.* out.",
    mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {

  @Mixin private ConfOption conf = new ConfOption();

  @Option(names = "--to", required = true, paramLabel = "ADDRESS", description = "who gets it")
  private String to = "";

  private final PrintWriter out;

  /** Writes what it has to say to {@code out}. */
  ReportCommand(PrintWriter out) {
    this.out = out;
  }

  @Override
  public Integer call() throws IOException, SettingsException {
    Settings settings = conf.read();
    Optional<AdminCall> call = AdminCall.to(settings.adminSocket());
    if (call.isEmpty()) {
      throw new IOException(
          "no collector runs on data.dir %s; start it with: waybill serve --conf %s"
              .formatted(settings.dataDir(), conf.file()));
    }
    try (AdminCall open = call.get()) {
      return open.ask(ErrandName.REPORT, to, out::println);
    }
  }
}
