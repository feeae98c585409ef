package org.waybill.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.waybill.collector.listen.ListenAddress;

/** {@code waybill serve} as a process of its own, on a folder that outlives it. */
final class ServedCollector implements AutoCloseable {

  private static final Pattern READY =
      Pattern.compile(
          "WAYBILL COLLECTOR READY"
              + " \\{\"track\":\"http://([^\"]+)\",\"admin\":\"http://([^\"]+)\".*");

  private static final int END_SECONDS = 60;

  private final Process process;
  private final BufferedReader out;
  private final Path errors;

  private ServedCollector(Process process, Path errors) {
    this.process = process;
    this.out = process.inputReader();
    this.errors = errors;
  }

  /** Where it listens. */
  record Addresses(ListenAddress tracking, ListenAddress admin) {}

  /** Starts one with the least journal segments there can be, and does not wait for it. */
  static ServedCollector start(Path folder) throws IOException {
    return start(folder, "");
  }

  /** The same with further lines in its configuration. */
  static ServedCollector start(Path folder, String further) throws IOException {
    return start(folder, further, List.of());
  }

  /** The same with folders of classes and resources in front of what this process has. */
  static ServedCollector start(Path folder, String further, List<Path> front) throws IOException {
    Path conf = folder.resolve("collector.properties");
    Files.writeString(
        conf,
        """
        tracking.listen = 127.0.0.1:0
        admin.listen = 127.0.0.1:0
        key.file = waybill.keys
        data.dir = data
        retention.days = 36500
        retention.addresses.days = 36500
        retention.hits.days = 36500
        retention.messages.days = 36500
        retention.figures.days = 36500
        journal.segmentBytes = 1048576
        """
            + further);
    Path errors = errors(folder);
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-Dlogback.configurationFile=logback.xml",
                "-cp",
                classPath(front),
                "org.waybill.collector.command.Waybill",
                "serve",
                "--conf",
                conf.toString())
            .redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile()))
            .start();
    return new ServedCollector(process, errors);
  }

  private static String classPath(List<Path> front) {
    return Stream.concat(
            front.stream().map(Path::toString), Stream.of(System.getProperty("java.class.path")))
        .collect(Collectors.joining(File.pathSeparator));
  }

  Addresses awaitReady() throws IOException {
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      Matcher ready = READY.matcher(line);
      if (ready.matches()) {
        return new Addresses(
            ListenAddress.parse(ready.group(1)), ListenAddress.parse(ready.group(2)));
      }
    }
    throw new AssertionError(
        "the collector ended before it was ready: " + Files.readString(errors));
  }

  /** What all of them on that folder have logged. */
  static String log(Path folder) throws IOException {
    return Files.readString(errors(folder));
  }

  private static Path errors(Path folder) {
    return folder.resolve("err.txt");
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** SIGTERM; returns when it has ended in order. */
  void end() throws InterruptedException {
    process.destroy();
    assertThat(process.waitFor(END_SECONDS, TimeUnit.SECONDS)).as("it ended by itself").isTrue();
    assertThat(process.exitValue()).isZero();
  }

  /** SIGKILL, now. */
  void kill() {
    process.destroyForcibly();
  }

  /** SIGKILL after a time, unless it has ended by then. */
  void killAfter(Duration time) throws InterruptedException {
    boolean ended = process.waitFor(time.toNanos(), TimeUnit.NANOSECONDS);
    if (!ended) {
      kill();
    }
  }

  /** SIGKILL if it still runs; returns when it has ended. */
  @Override
  public void close() throws IOException, InterruptedException {
    process.destroyForcibly().waitFor();
    out.close();
  }
}
