package org.waybill.collector.command;

import java.io.IOException;
import org.waybill.collector.SettingsException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

/** The command {@code waybill}: 0 is done, 1 is failed with one sentence, 2 is a wrong call. */
@Command(
    name = "waybill",
    description = "Open and click tracking for Apache James.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      ServeCommand.class,
      KeygenCommand.class,
      OpenCommand.class,
      PreviewCommand.class,
      RedirectOnlyCommand.class
    })
public final class Waybill {

  private Waybill() {}

  /** Runs one command and ends the process with its code. */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    CommandLine line = new CommandLine(new Waybill());
    line.setExecutionExceptionHandler(Waybill::explain);
    return line;
  }

  /** One sentence for what a person can mend; a stack trace only for what is our own mistake. */
  private static int explain(Exception failure, CommandLine line, CommandLine.ParseResult parsed)
      throws Exception {
    if (failure instanceof IOException || failure instanceof SettingsException) {
      line.getErr().println("waybill: " + failure.getMessage());
      return ExitCode.SOFTWARE;
    }
    throw failure;
  }
}
