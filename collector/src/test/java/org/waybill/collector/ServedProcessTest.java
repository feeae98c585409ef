package org.waybill.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.collector.listen.ListenAddress;

/** The process an admin starts from {@code conf/collector.minimal.properties}. */
@Timeout(120)
class ServedProcessTest {

  private static final Path MINIMAL = Path.of("..", "conf", "collector.minimal.properties");
  private static final Pattern READY =
      Pattern.compile(
          "WAYBILL COLLECTOR READY"
              + " \\{\"track\":\"http://([^\"]+)\",\"admin\":\"http://([^\"]+)\".*");

  @TempDir Path folder;
  private Installation installation;
  private final List<String> said = new ArrayList<>();

  @BeforeEach
  void configure() throws Exception {
    installation = new Installation(folder);
    Files.writeString(
        folder.resolve("collector.properties"),
        Files.readString(MINIMAL)
            + "tracking.listen = 127.0.0.1:0\nadmin.listen = 127.0.0.1:0\nadmin.user = someone\n");
  }

  @Test
  void processShouldServeEndInOrderAndServeAgainWithoutThePasswordFile() throws Exception {
    Path password = folder.resolve("data/initial-admin-password");
    serveOnce();
    assertThat(said).anyMatch(line -> line.contains(password.toString()));
    assertThat(Files.getPosixFilePermissions(password)).hasSize(2);
    String secret = Files.readString(password).strip();
    Files.delete(password);
    said.clear();
    serveOnce();
    assertThat(said).noneMatch(line -> line.contains("initial-admin-password"));
    assertThat(password).doesNotExist();
    String token = installation.link(1).substring(3);
    assertThat(Files.readString(folder.resolve("err.txt")))
        .doesNotContain(secret, token, "r1@example.org", "Mail/2.7");
  }

  @Test
  void processShouldSayInOneSentenceThatItCannotWriteItsData() throws Exception {
    Files.writeString(folder.resolve("data"), "in the way");
    Process process = start();
    assertThat(process.waitFor()).isEqualTo(1);
    assertThat(Files.readString(folder.resolve("err.txt")))
        .startsWith("waybill: data.dir is " + folder.resolve("data"))
        .hasLineCount(1);
  }

  /** Serves a link over a connection that stays open, and ends with SIGTERM all the same. */
  private void serveOnce() throws Exception {
    Process process = start();
    try (BufferedReader out = process.inputReader();
        Socket kept = connect(awaitReady(out))) {
      kept.getOutputStream()
          .write(
              "GET %s HTTP/1.1\r\nHost: a\r\nUser-Agent: Mail/2.7\r\n\r\n"
                  .formatted(installation.link(1))
                  .getBytes(StandardCharsets.US_ASCII));
      String answer = head(kept.getInputStream());
      assertThat(answer).startsWith("HTTP/1.1 302 ").doesNotContainIgnoringCase("server:");
      process.destroy();
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isZero();
    } finally {
      process.destroyForcibly();
    }
  }

  private static Socket connect(ListenAddress at) throws IOException {
    return new Socket(at.host(), at.port());
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      assertThat(next).as("the answer went on after: " + head).isNotNegative();
      head.append((char) next);
    }
    return head.toString();
  }

  private Process start() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            "org.waybill.collector.command.Waybill",
            "serve",
            "--conf",
            folder.resolve("collector.properties").toString())
        .redirectError(ProcessBuilder.Redirect.appendTo(folder.resolve("err.txt").toFile()))
        .start();
  }

  private ListenAddress awaitReady(BufferedReader out) throws IOException {
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      said.add(line);
      Matcher ready = READY.matcher(line);
      if (ready.matches()) {
        return ListenAddress.parse(ready.group(1));
      }
    }
    throw new AssertionError(
        "the collector ended before it was ready: " + Files.readString(folder.resolve("err.txt")));
  }
}
