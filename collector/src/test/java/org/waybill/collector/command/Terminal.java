package org.waybill.collector.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;

/** What an admin types and reads, with keys and a collector's configuration in a folder. */
final class Terminal {

  private final InstantSource clock;
  private final Path conf;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private Terminal(InstantSource clock, Path conf) {
    this.clock = clock;
    this.conf = conf;
  }

  /** Makes keys and configuration in that folder; nothing runs there. */
  static Terminal in(Path folder, InstantSource clock) throws IOException {
    Terminal terminal = new Terminal(clock, folder.resolve("collector.properties"));
    terminal.run("keygen", folder.resolve("waybill.keys").toString());
    Files.writeString(
        terminal.conf,
        """
        key.file = waybill.keys
        data.dir = data
        tracking.listen = 127.0.0.1:0
        admin.listen = 127.0.0.1:0
        """);
    return terminal;
  }

  /** The configuration's path, as it is typed. */
  String conf() {
    return conf.toString();
  }

  /** Types a command and returns its exit code. */
  int run(String... args) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return Waybill.commandLine(new PrintWriter(out, true), new PrintWriter(err, true), clock)
        .execute(args);
  }

  /** What the last command said. */
  String out() {
    return out.toString();
  }

  /** What it complained of. */
  String err() {
    return err.toString();
  }
}
