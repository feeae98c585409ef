package org.waybill.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.collector.listen.ListenAddress;
import org.waybill.collector.store.Event;
import org.waybill.collector.store.Store;

/** SIGTERM of the real process under load: it ends in order, in time, and loses nothing. */
@Timeout(180)
class EndedProcessTest {

  private static final int ANSWERED_BEFORE_THE_END = 2_000;
  private static final int IN_FLIGHT = 64;

  /** So many that no copy's hits are folded. */
  private static final int COPIES = 500;

  private static final Pattern READY =
      Pattern.compile(
          "WAYBILL COLLECTOR READY"
              + " \\{\"track\":\"http://([^\"]+)\",\"admin\":\"http://([^\"]+)\".*");

  @TempDir Path folder;

  @Test
  void everyAnsweredHitShouldBeInTheStoreWhenTheProcessHasEnded() throws Exception {
    Installation installation = new Installation(folder);
    Set<String> answered = endUnderLoad(installation, 60_000);

    assertThat(log()).contains("ending: every hit that was answered is in the store");
    try (Store store = RunningCollector.derby(installation)) {
      assertThat(store.check()).isEmpty();
    }
    assertReportedOnce(installation, answered);
  }

  @Test
  void whatDoesNotFitShouldBeReplayedAtTheNextStart() throws Exception {
    Installation installation = new Installation(folder);
    Set<String> answered = endUnderLoad(installation, 0);

    assertReportedOnce(installation, answered);
  }

  private static void assertReportedOnce(Installation installation, Set<String> answered)
      throws Exception {
    try (RunningCollector running = RunningCollector.of(installation)) {
      running.ship(Installation.sent(COPIES));
      running.awaitEvents(answered.size());
      RunningCollector.await(() -> running.collector.lagBytes() == 0);
      List<String> reported =
          running.awaitEvents(answered.size()).stream().map(Event::userAgent).toList();
      assertThat(reported).containsAll(answered).doesNotHaveDuplicates();
    }
  }

  /** Those that were answered before and while it ended. */
  private Set<String> endUnderLoad(Installation installation, int drainMillis) throws Exception {
    Set<String> answered = ConcurrentHashMap.newKeySet();
    Process process = serve(drainMillis);
    try (BufferedReader out = process.inputReader()) {
      load(awaitReady(out), installation, answered, process);
      assertThat(process.waitFor(100, TimeUnit.SECONDS)).as("it ended by itself").isTrue();
      assertThat(process.exitValue()).isZero();
    } finally {
      process.destroyForcibly().waitFor();
    }
    assertThat(answered).hasSizeGreaterThanOrEqualTo(ANSWERED_BEFORE_THE_END);
    assertThat(log()).contains("started: tracking on 127.0.0.1:").contains("ending: ");
    return answered;
  }

  private String log() throws Exception {
    return Files.readString(folder.resolve("err.txt"));
  }

  private Process serve(int drainMillis) throws Exception {
    Path conf = folder.resolve("collector.properties");
    Files.writeString(
        conf,
        """
        tracking.listen = 127.0.0.1:0
        admin.listen = 127.0.0.1:0
        key.file = waybill.keys
        data.dir = data
        shutdown.drainMillis = %d
        """
            .formatted(drainMillis));
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-Dlogback.configurationFile=logback.xml",
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

  /** Keeps that many requests under way, ends the process in the midst, and waits for the rest. */
  private static void load(
      ListenAddress at, Installation installation, Set<String> answered, Process process)
      throws Exception {
    Semaphore slots = new Semaphore(IN_FLIGHT);
    boolean asked = false;
    int next = 0;
    try (Browser browser = new Browser()) {
      while (process.isAlive()) {
        slots.acquire();
        String name = "load-" + ++next;
        var unused =
            browser
                .getSoon(at, installation.pixel(1 + next % COPIES), name)
                .whenComplete(
                    (answer, failure) -> {
                      if (answer != null && answer.statusCode() == 200) {
                        answered.add(name);
                      }
                      slots.release();
                    });
        if (!asked && answered.size() >= ANSWERED_BEFORE_THE_END) {
          asked = true;
          process.destroy();
        }
      }
      slots.acquire(IN_FLIGHT);
    }
  }
}
