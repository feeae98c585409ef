package org.waybill.collector.command;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Optional;
import org.waybill.collector.SettingsException;
import org.waybill.hosts.SocketVisitor;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

/** The command {@code waybill}: 0 is done, 1 is failed with one sentence, 2 is a wrong call. */
@Command(
    name = "waybill",
    description = "Open and click tracking for Apache James.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND")
public final class Waybill {

  private Waybill() {}

  /** Runs one command and ends the process with its code. */
  public static void main(String[] args) {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    // Java 22 to 24 would else call anything a console, and print prompts into pipes.
    System.setProperty("jdk.console", "java.base");
    Optional<Console> console = Optional.ofNullable(System.console());
    System.exit(
        commandLine(
                out(System.out),
                out(System.err),
                InstantSource.system(),
                new NewPassword(in, console))
            .execute(args));
  }

  /** The whole command for somebody who is asked for no password. */
  static CommandLine commandLine(PrintWriter out, PrintWriter err, InstantSource clock) {
    BufferedReader empty = new BufferedReader(Reader.nullReader());
    return commandLine(out, err, clock, new NewPassword(empty, Optional.empty()));
  }

  /** The whole command, writing to these; keys live by that clock. */
  static CommandLine commandLine(
      PrintWriter out, PrintWriter err, InstantSource clock, NewPassword password) {
    return new CommandLine(new Waybill())
        .addSubcommand(new ServeCommand(out))
        .addSubcommand(new KeygenCommand(out, clock))
        .addSubcommand(new OpenCommand(out))
        .addSubcommand(new RedirectOnlyCommand(out))
        .addSubcommand(new StatusCommand(out))
        .addSubcommand(new DoctorCommand(out, new SocketVisitor(clock), clock))
        .addSubcommand(new BackupCommand(out))
        .addSubcommand(new RestoreCommand(out, clock))
        .addSubcommand(new CheckStoreCommand(out))
        .addSubcommand(
            new CommandLine(new StoreCommand()).addSubcommand(new MigrateCommand(out, clock)))
        .addSubcommand(new ReclassifyCommand(out))
        .addSubcommand(new NetworksCommand(out, clock))
        .addSubcommand(new RecordingCommand(out, clock))
        .addSubcommand(new WithdrawCommand(out, clock))
        .addSubcommand(new WithdrawalsCommand(out, clock))
        .addSubcommand(new BlockCommand(out, clock))
        .addSubcommand(new UnblockCommand(out, clock))
        .addSubcommand(new BlocksCommand(out, clock))
        .addSubcommand(new ReportCommand(out))
        .addSubcommand(new UserCommand(out, clock, password))
        .addSubcommand(new TokenCommand(out, clock))
        .addSubcommand(new PreviewCommand())
        .setOut(out)
        .setErr(err)
        .setExecutionExceptionHandler(Waybill::explain);
  }

  private static PrintWriter out(PrintStream stream) {
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
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
