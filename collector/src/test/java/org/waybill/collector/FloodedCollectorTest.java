package org.waybill.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.collector.hit.EventType;
import org.waybill.collector.store.Event;

/** Somebody asks for one pixel and one link again and again. */
class FloodedCollectorTest {

  private static final int CONNECTIONS = 8;
  private static final int ROUNDS = 10;
  private static final int AT_ONCE = 50;
  private static final long HITS = (long) CONNECTIONS * ROUNDS * AT_ONCE;

  @TempDir Path folder;

  @Test
  void everyHitShouldBeAnsweredAndCountedAndSixtyOneRowsBeMadeAMinute() throws Exception {
    Installation installation = new Installation(folder);
    try (RunningCollector running = RunningCollector.of(installation)) {
      running.ship(Installation.sent(2));
      flood(running, installation.pixel(1), installation.link(1));
      running.get(installation.pixel(2));
      RunningCollector.await(() -> sum(running.awaitEvents(1)) == 2 * HITS + 1);
      List<Event> events = running.awaitEvents(1);
      List<Event> opens = of(EventType.OPEN, "r1@example.org", events);
      assertThat(sum(opens)).isEqualTo(HITS);
      // a record of further hits may stand for one alone, so there is no telling how many more
      assertThat(opens.stream().filter(event -> event.hits() == 1)).hasSizeGreaterThanOrEqualTo(60);
      assertThat(opens).hasSizeLessThanOrEqualTo(61 * minutes(opens));
      assertThat(sum(of(EventType.CLICK, "r1@example.org", events))).isEqualTo(HITS);
      assertThat(of(EventType.OPEN, "r2@example.org", events)).hasSize(1);
      assertThat(running.collector.losses()).isZero();
    }
  }

  private static void flood(RunningCollector running, String pixel, String link) throws Exception {
    try (ExecutorService clients = Executors.newFixedThreadPool(CONNECTIONS)) {
      List<Future<?>> floods = new ArrayList<>();
      for (int i = 0; i < CONNECTIONS; i++) {
        floods.add(clients.submit(() -> ask(running, pixel, link)));
      }
      for (Future<?> flood : floods) {
        flood.get();
      }
    }
  }

  private static boolean ask(RunningCollector running, String pixel, String link) throws Exception {
    try (Pipeline pipeline = new Pipeline(running.collector.tracking())) {
      for (int round = 0; round < ROUNDS; round++) {
        assertThat(pipeline.get(Collections.nCopies(AT_ONCE, pixel)))
            .extracting(Pipeline.Answer::status)
            .containsOnly(200);
        assertThat(pipeline.get(Collections.nCopies(AT_ONCE, link)))
            .extracting(Pipeline.Answer::location)
            .containsOnly(Installation.TARGET);
      }
      return true;
    }
  }

  private static List<Event> of(EventType type, String recipient, List<Event> events) {
    return events.stream()
        .filter(event -> event.type() == type && event.recipient().equals(recipient))
        .toList();
  }

  private static int minutes(List<Event> events) {
    return (int) events.stream().mapToLong(event -> event.at() / 60_000).distinct().count();
  }

  private static long sum(List<Event> events) {
    return events.stream().mapToLong(Event::hits).sum();
  }
}
