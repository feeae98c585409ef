package org.waybill.collector.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.waybill.collector.SettingsException;
import org.waybill.collector.admin.ErrandName;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Ends and resumes recording everywhere. */
@Command(
    name = "recording",
    description = {
      "Ends and resumes recording: of hits at once, of new mail within seconds. Links lead on.",
      "What was recorded before stays. It holds through restarts, until it is switched on again."
    },
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
final class RecordingCommand {

  private static final String ONE_DOMAIN =
      "only hits on mail whose envelope sender is of that domain, or one below it";

  private final PrintWriter out;
  private final InstantSource clock;

  /** Writes what it has to say to {@code out}. */
  RecordingCommand(PrintWriter out, InstantSource clock) {
    this.out = out;
    this.clock = clock;
  }

  @Command(
      name = "off",
      description = "Stores no hit from now on, and has new mail leave untracked.",
      mixinStandardHelpOptions = true)
  int off(
      @Mixin ConfOption conf,
      @Option(names = "--domain", paramLabel = "DOMAIN", description = ONE_DOMAIN)
          @Nullable String domain,
      @Option(names = "--why", paramLabel = "TEXT", required = true, description = "for the log")
          String why)
      throws IOException, SettingsException {
    return run(conf, about(domain) + "off " + of(domain) + line(why));
  }

  @Command(name = "on", description = "Records again.", mixinStandardHelpOptions = true)
  int on(
      @Mixin ConfOption conf,
      @Option(names = "--domain", paramLabel = "DOMAIN", description = ONE_DOMAIN)
          @Nullable String domain,
      @Option(names = "--why", paramLabel = "TEXT", defaultValue = "", description = "for the log")
          String why)
      throws IOException, SettingsException {
    return run(conf, about(domain) + "on " + of(domain) + line(why));
  }

  @Command(
      name = "status",
      description = "Says whether hits are recorded, and who switched it.",
      mixinStandardHelpOptions = true)
  int status(@Mixin ConfOption conf) throws IOException, SettingsException {
    return run(conf, "status");
  }

  private static String about(@Nullable String domain) {
    return domain == null ? "" : "domain ";
  }

  private static String of(@Nullable String domain) {
    return domain == null ? "" : domain.strip().replaceAll("\\s+", "_") + " ";
  }

  /** Of a reason with line ends, which has no place in one line. */
  private static String line(String why) {
    return why.strip().replaceAll("\\R+", " ");
  }

  private int run(ConfOption conf, String argument) throws IOException, SettingsException {
    return new AccessWork(conf.read(), clock).run(ErrandName.RECORDING, argument, out::println);
  }
}
