package org.waybill.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.collector.listen.Wire;

/**
 * Property {@code waybill.hostile}: how many tokens, 20,000 unless said otherwise. Each goes to a
 * whole collector over real HTTP.
 */
class HostileTokensTest {

  private static final int TOKENS = Integer.getInteger("waybill.hostile", 20_000);
  private static final int AT_ONCE = 100;
  private static final int CONNECTIONS = 64;

  @TempDir Path folder;
  private final AtomicInteger tried = new AtomicInteger();
  private final Map<Integer, Integer> statuses = new ConcurrentHashMap<>();
  private HostilePaths paths;
  private RunningCollector running;

  @BeforeEach
  void start() throws Exception {
    Installation own = new Installation(Files.createDirectory(folder.resolve("own")));
    Installation stranger = new Installation(Files.createDirectory(folder.resolve("stranger")));
    paths = new HostilePaths(own, stranger, ascii(redirects()));
    running = RunningCollector.of(own);
  }

  @AfterEach
  void end() {
    running.close();
  }

  @Test
  void nothingShouldLeadElsewhereThanItsSealSaysHoweverManyTokensAreTried() throws Exception {
    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < CONNECTIONS; i++) {
        all.add(clients.submit(this::tryTokens));
      }
      for (Future<?> each : all) {
        each.get();
      }
    }
    System.out.println(
        statuses.values().stream().mapToInt(Integer::intValue).sum()
            + " hostile tokens: "
            + new TreeMap<>(statuses));
    assertThat(statuses.keySet()).contains(200, 302, 404).allMatch(status -> status < 500);
    assertThat(running.collector.losses()).isZero();
  }

  /** On one kept connection; a pixel's answer waits for a commit, which many connections share. */
  private boolean tryTokens() throws Exception {
    try (Pipeline pipeline = new Pipeline(running.collector.tracking())) {
      for (int from = tried.getAndAdd(AT_ONCE); from < TOKENS; from = tried.getAndAdd(AT_ONCE)) {
        List<String> targets =
            LongStream.range(from, from + AT_ONCE).mapToObj(paths::number).toList();
        List<Pipeline.Answer> answers = pipeline.get(targets);
        for (int i = 0; i < AT_ONCE; i++) {
          check(targets.get(i), answers.get(i));
          statuses.merge(answers.get(i).status(), 1, Integer::sum);
        }
      }
      return true;
    }
  }

  @Test
  void openRedirectPayloadsShouldLeadNowhere() throws Exception {
    List<String> payloads = redirects();
    assertThat(payloads).hasSizeGreaterThanOrEqualTo(100).doesNotHaveDuplicates();
    for (String payload : payloads) {
      for (String target : around(payload)) {
        String bytes =
            new String(target.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        try (Wire wire = new Wire(running.collector.tracking())) {
          String answer =
              wire.send(
                      "GET "
                          + bytes
                          + " HTTP/1.1\r\nHost: track.example\r\nConnection: close\r\n\r\n")
                  .rest();
          assertThat(answer).as(target).startsWith("HTTP/1.1 ");
          check(target, parsed(answer));
        }
      }
    }
  }

  private void check(String target, Pipeline.Answer answer) {
    assertThat(answer.status()).as(target).isBetween(200, 499);
    assertThat(answer.location()).as(target).isIn("", paths.target(target));
    if (paths.isSealed(target)) {
      assertThat(answer.location()).as(target).isNotEmpty();
    }
    assertThat(answer.status() == 302).as(target).isEqualTo(!answer.location().isEmpty());
  }

  /** Wherever a redirector could be made to take it for its own. */
  private List<String> around(String payload) {
    String link = paths.link();
    List<String> targets = new ArrayList<>(List.of(link + payload, link + "/" + payload));
    for (String prefix :
        List.of("/", "/c/", "/c", "/o/", "/o/x.gif", "/r/", "/c/?url=", "/?url=", "")) {
      targets.add(prefix + payload);
    }
    return targets;
  }

  private static Pipeline.Answer parsed(String answer) {
    String location = "";
    for (String line : answer.split("\r\n")) {
      if (line.toLowerCase(java.util.Locale.ROOT).startsWith("location: ")) {
        location = line.substring(10);
      }
    }
    return new Pipeline.Answer(Integer.parseInt(answer.substring(9, 12)), location);
  }

  private static List<String> ascii(List<String> payloads) {
    return payloads.stream().filter(payload -> payload.chars().allMatch(c -> c < 0x7F)).toList();
  }

  private static List<String> redirects() throws Exception {
    try (InputStream in = HostileTokensTest.class.getResourceAsStream("open-redirects.txt")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .toList();
    }
  }
}
