package org.waybill.collector.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.InstantSource;
import org.waybill.collector.Settings;
import org.waybill.collector.SettingsException;
import org.waybill.collector.admin.ErrandName;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes, lists and revokes tokens, with which programs read the API. */
@Command(
    name = "token",
    description = {
      "Makes, lists and revokes tokens, with which programs read the API:",
      "Authorization: Bearer TOKEN. A token is shown once."
    },
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
final class TokenCommand {

  private final PrintWriter out;
  private final InstantSource clock;

  /** Writes what it has to say to {@code out}. */
  TokenCommand(PrintWriter out, InstantSource clock) {
    this.out = out;
    this.clock = clock;
  }

  @Command(
      name = "create",
      description = "Makes a token in a user's name; it never may more than the user.",
      mixinStandardHelpOptions = true)
  int create(
      @Mixin ConfOption conf,
      @Option(names = "--user", required = true, paramLabel = "NAME", description = "the user")
          String user,
      @Option(
              names = "--scope",
              required = true,
              paramLabel = "SCOPE",
              description = "figures, persons, export, change (blocks), with commas between")
          String scope,
      @Option(
              names = "--days",
              defaultValue = "90",
              paramLabel = "DAYS",
              description = "how long it lasts, 1 to 3650; ${DEFAULT-VALUE} unless given")
          int days,
      @Option(
              names = "--label",
              defaultValue = "",
              paramLabel = "TEXT",
              description = "what it is for")
          String label)
      throws IOException, SettingsException {
    Settings settings = conf.read();
    String words = Words.joined("create", user, scope, String.valueOf(days));
    return new AccessWork(settings, clock).run(ErrandName.TOKEN, words + " " + label, out::println);
  }

  @Command(name = "list", description = "Lists tokens.", mixinStandardHelpOptions = true)
  int list(@Mixin ConfOption conf) throws IOException, SettingsException {
    return new AccessWork(conf.read(), clock).run(ErrandName.TOKEN, "list", out::println);
  }

  @Command(name = "revoke", description = "Ends a token.", mixinStandardHelpOptions = true)
  int revoke(
      @Mixin ConfOption conf, @Parameters(paramLabel = "ID", description = "as listed") String id)
      throws IOException, SettingsException {
    return new AccessWork(conf.read(), clock)
        .run(ErrandName.TOKEN, Words.joined("revoke", id), out::println);
  }
}
