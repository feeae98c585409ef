package org.waybill.bench.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Closed loop: each connection asks again once it is answered.
 *
 * @param script says what is asked for
 */
record Wrk(Path script) {

  private static final Pattern DONE = Pattern.compile("(?m)^WRK (\\d+) (\\d+) (\\d+)$");

  static Wrk in(Path folder) throws IOException {
    Path script = folder.resolve("requests.lua");
    try (InputStream lua = Wrk.class.getResourceAsStream("requests.lua")) {
      if (lua == null) {
        throw new IOException("requests.lua is not on the class path");
      }
      Files.copy(lua, script, StandardCopyOption.REPLACE_EXISTING);
    }
    return new Wrk(script);
  }

  /**
   * Asks one server for all of these paths in turn.
   *
   * @throws IOException where any request failed or had a status above 399
   */
  Block run(Server server, Path paths, int connections, Duration wall) throws IOException {
    Duration before = server.cpu();
    Process wrk =
        new ProcessBuilder(
                Tool.WRK.path(),
                "--threads=1",
                "--connections=" + connections,
                "--duration=" + wall.toSeconds() + "s",
                "--timeout=10s",
                "--script=" + script,
                "http://127.0.0.1:" + server.port(),
                "--",
                paths.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(wrk.getInputStream().readAllBytes(), UTF_8);
    Duration cpu = server.cpu().minus(before);
    Matcher done = DONE.matcher(said);
    if (!done.find() || !done.group(3).equals("0") || done.group(1).equals("0")) {
      throw new IOException("wrk at " + server.name() + " says: " + said);
    }
    return new Block(
        Long.parseLong(done.group(1)),
        Duration.ofNanos(Long.parseLong(done.group(2)) * 1_000),
        cpu);
  }
}
