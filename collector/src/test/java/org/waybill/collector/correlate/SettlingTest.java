package org.waybill.collector.correlate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.waybill.collector.store.SampleJournal.SENT_AT;
import static org.waybill.collector.store.SampleJournal.sent;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.collector.classify.Judge;
import org.waybill.collector.classify.Verdict;
import org.waybill.collector.store.EventCursor;
import org.waybill.collector.store.SampleJournal;
import org.waybill.collector.store.Store;
import org.waybill.collector.store.TestJudge;
import org.waybill.collector.store.derby.EmptyDerby;

class SettlingTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Judge JUDGE = new TestJudge(1, 0);
  private static final long HIT_AT = SENT_AT + 1_000;

  @TempDir Path folder;

  private List<Verdict> settled(Duration lag, Duration later) {
    InstantSource clock = InstantSource.fixed(Instant.ofEpochMilli(HIT_AT).plus(later));
    try (StoreDoor door = new StoreDoor(() -> EmptyDerby.open(folder.resolve("store")));
        Settling settling = new Settling(door, () -> lag, () -> JUDGE, PATIENCE, clock)) {
      settling.settle(); // not open yet
      Store store = door.open();
      store.apply(new SampleJournal().ledger(sent(1, 1)).open(1, 1, HIT_AT).batch());

      settling.settle();

      return store.reports().events(EventCursor.START, 10).stream()
          .map(event -> event.judgement().verdict())
          .toList();
    }
  }

  @Test
  void hitShouldBeJudgedAfterPatience() {
    assertThat(settled(Duration.ZERO, PATIENCE)).containsExactly(Verdict.PERSON);
  }

  @Test
  void hitShouldWaitUntilPatienceIsOver() {
    assertThat(settled(Duration.ZERO, PATIENCE.minusMillis(1))).containsExactly(Verdict.UNSETTLED);
  }

  @Test
  void hitShouldWaitLongerByWhatTheStoreIsBehind() {
    Duration lag = Duration.ofSeconds(5);
    assertThat(settled(lag, PATIENCE.plusSeconds(4))).containsExactly(Verdict.UNSETTLED);
  }

  @Test
  void verdictsShouldWaitWhileTheStoreIsFarBehind() {
    assertThat(settled(Duration.ofMinutes(1), Duration.ofDays(1)))
        .containsExactly(Verdict.UNSETTLED);
  }
}
