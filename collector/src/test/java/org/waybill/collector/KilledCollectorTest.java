package org.waybill.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.collector.listen.ListenAddress;
import org.waybill.collector.store.Event;

/** SIGKILL of the real process under load: every answered hit is reported once. */
class KilledCollectorTest {

  private static final int ANSWERED_BEFORE_THE_KILL = 2_000;
  private static final int IN_FLIGHT = 64;

  /** So many that none of them is hit more than sixty times in a minute. */
  private static final int PIXELS = 500;

  private static final Pattern READY =
      Pattern.compile("WAYBILL COLLECTOR READY \\{\"track\":\"http://([^\"]+)\".*");

  @TempDir Path folder;

  @Test
  void everyAnsweredHitShouldBeReportedOnce() throws Exception {
    Installation installation = new Installation(folder);
    Set<String> answered = ConcurrentHashMap.newKeySet();
    Process process = serve();
    try (BufferedReader out = process.inputReader()) {
      load(awaitReady(out), installation, PIXELS, answered, process);
    } finally {
      process.destroyForcibly().waitFor();
    }
    assertThat(answered).hasSizeGreaterThanOrEqualTo(ANSWERED_BEFORE_THE_KILL);
    try (RunningCollector running = RunningCollector.of(installation)) {
      running.ship(Installation.sent(PIXELS));
      running.awaitEvents(answered.size());
      RunningCollector.await(() -> running.collector.lagBytes() == 0);
      List<String> reported =
          running.awaitEvents(answered.size()).stream().map(Event::userAgent).toList();
      assertThat(reported).containsAll(answered).doesNotHaveDuplicates();
    }
  }

  /** Of a flood only the first hits of a minute are told apart; all of them are counted. */
  @Test
  void everyAnsweredHitOfAFloodShouldBeCountedOnce() throws Exception {
    Installation installation = new Installation(folder);
    Set<String> answered = ConcurrentHashMap.newKeySet();
    Process process = serve();
    int asked;
    try (BufferedReader out = process.inputReader()) {
      asked = load(awaitReady(out), installation, 1, answered, process);
    } finally {
      process.destroyForcibly().waitFor();
    }
    try (RunningCollector running = RunningCollector.of(installation)) {
      running.ship(Installation.sent(1));
      running.awaitEvents(60);
      RunningCollector.await(() -> running.collector.lagBytes() == 0);
      long counted = running.awaitEvents(60).stream().mapToLong(Event::hits).sum();
      assertThat(counted).isBetween((long) answered.size(), (long) asked);
    }
  }

  private Process serve() throws Exception {
    Path conf = folder.resolve("collector.properties");
    Files.writeString(
        conf,
        """
        tracking.listen = 127.0.0.1:0
        admin.listen = 127.0.0.1:0
        key.file = waybill.keys
        data.dir = data
        """);
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            "org.waybill.collector.command.Waybill",
            "serve",
            "--conf",
            conf.toString())
        .redirectError(folder.resolve("err.txt").toFile())
        .start();
  }

  private static ListenAddress awaitReady(BufferedReader out) throws Exception {
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      Matcher ready = READY.matcher(line);
      if (ready.matches()) {
        return ListenAddress.parse(ready.group(1));
      }
    }
    throw new AssertionError("the collector ended before it was ready");
  }

  /** Keeps that many requests under way, kills the process in the midst, and waits for the rest. */
  private static int load(
      ListenAddress at,
      Installation installation,
      int pixels,
      Set<String> answered,
      Process process)
      throws Exception {
    List<String> paths = IntStream.rangeClosed(1, pixels).mapToObj(installation::pixel).toList();
    Semaphore slots = new Semaphore(IN_FLIGHT);
    int next = 0;
    try (Browser browser = new Browser()) {
      while (process.isAlive()) {
        slots.acquire();
        String name = "load-" + ++next;
        var unused =
            browser
                .getSoon(at, paths.get(next % pixels), name)
                .whenComplete(
                    (answer, failure) -> {
                      if (answer != null && answer.statusCode() == 200) {
                        answered.add(name);
                      }
                      slots.release();
                    });
        if (answered.size() >= ANSWERED_BEFORE_THE_KILL) {
          process.destroyForcibly();
        }
      }
      slots.acquire(IN_FLIGHT);
    }
    return next;
  }
}
