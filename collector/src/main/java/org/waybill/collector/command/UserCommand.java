package org.waybill.collector.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.InstantSource;
import org.waybill.collector.SettingsException;
import org.waybill.collector.access.Passwords;
import org.waybill.collector.access.Secret;
import org.waybill.collector.admin.ErrandName;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Adds, lists, changes and removes those who may sign in. */
@Command(
    name = "user",
    description = {
      "Adds, lists, changes and removes users. A change holds at once in a running collector.",
      "A new password is asked for at the terminal, or read as one line of the input."
    },
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
final class UserCommand {

  private static final String ROLES = "admin, analyst (pseudonyms), auditor (access log only)";

  private final PrintWriter out;
  private final InstantSource clock;
  private final NewPassword password;

  /** Writes what it has to say to {@code out}. */
  UserCommand(PrintWriter out, InstantSource clock, NewPassword password) {
    this.out = out;
    this.clock = clock;
    this.password = password;
  }

  @Command(
      name = "list",
      description = "Lists users with their roles.",
      mixinStandardHelpOptions = true)
  int list(@Mixin ConfOption conf) throws IOException, SettingsException {
    return run(conf, "list");
  }

  @Command(name = "add", description = "Adds a user.", mixinStandardHelpOptions = true)
  int add(
      @Mixin ConfOption conf,
      @Parameters(paramLabel = "NAME", description = "up to 64 visible ASCII characters")
          String name,
      @Option(names = "--role", required = true, paramLabel = "ROLE", description = ROLES)
          String role,
      @Option(
              names = "--no-password",
              description = "for one who signs in at a provider of OpenID Connect only")
          boolean noPassword)
      throws IOException, SettingsException {
    String hash = noPassword ? Passwords.hash(Secret.make()) : password.hash(name);
    return run(conf, "add", name, role, hash);
  }

  @Command(
      name = "passwd",
      description = "Gives a user a new password and ends his sessions.",
      mixinStandardHelpOptions = true)
  int passwd(
      @Mixin ConfOption conf,
      @Parameters(paramLabel = "NAME", description = "the user") String name)
      throws IOException, SettingsException {
    return run(conf, "passwd", name, password.hash(name));
  }

  @Command(
      name = "role",
      description = "Gives a user another role and ends his sessions.",
      mixinStandardHelpOptions = true)
  int role(
      @Mixin ConfOption conf,
      @Parameters(paramLabel = "NAME", description = "the user") String name,
      @Parameters(paramLabel = "ROLE", description = ROLES) String role)
      throws IOException, SettingsException {
    return run(conf, "role", name, role);
  }

  @Command(
      name = "remove",
      description = "Removes a user with his sessions and tokens.",
      mixinStandardHelpOptions = true)
  int remove(
      @Mixin ConfOption conf,
      @Parameters(paramLabel = "NAME", description = "the user") String name)
      throws IOException, SettingsException {
    return run(conf, "remove", name);
  }

  private int run(ConfOption conf, String... words) throws IOException, SettingsException {
    return new AccessWork(conf.read(), clock)
        .run(ErrandName.USER, Words.joined(words), out::println);
  }
}
