package org.waybill.collector.store;

import static java.util.Comparator.comparingInt;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.waybill.collector.classify.Judge;
import org.waybill.collector.classify.Verdict;
import org.waybill.collector.hit.EventType;

/** What every store promises of figures: they are what a recount of all hits would say. */
public abstract class RollupContract extends StoreFixture {

  private static final int SEEDS = 6;
  private static final Judge JUDGE = new TestJudge(1, 0);

  private final Recount recount = new Recount();

  protected RollupContract(StoreEngine engine) {
    super(engine);
  }

  private void assertFigures(long seed, int since) {
    Reports reports = store.reports();
    for (MessageDetail detail : Recount.details(reports)) {
      assertThat(detail).as("seed %d", seed).isEqualTo(recount.counted(detail));
      assertThat(reports.delays(detail.summary().id()))
          .as("seed %d", seed)
          .isEqualTo(recount.delays(detail));
    }
    recount.reasons().holds(store.reports(), since);
    recount
        .subjects(since)
        .forEach(
            (subject, figures) ->
                assertThat(reports.subject(subject, Integer.MIN_VALUE, Integer.MAX_VALUE))
                    .as("seed %d, %s", seed, subject)
                    .isEqualTo(figures));
    recount.subjects(since).forEach((subject, figures) -> assertSums(seed, subject, figures));
    assertThat(store.check()).as("seed %d", seed).isEmpty();
  }

  /** Of the whole time, and of parts that begin and end in the midst of a day. */
  private void assertSums(long seed, Subject subject, SubjectFigures figures) {
    int begin = Hour.of(SampleJournal.SENT_AT);
    for (int[] hours :
        new int[][] {{Integer.MIN_VALUE, Integer.MAX_VALUE}, {begin + 5, begin + 71}}) {
      SubjectFigures sums = store.reports().sums(subject, hours[0], hours[1]);
      assertThat(Summed.of(sums))
          .as("seed %d, %s, sums", seed, subject)
          .isEqualTo(Summed.of(figures, hours[0], hours[1]));
    }
    List<Integer> edges = List.of(begin - 30, begin + 5, begin + 6, begin + 24, begin + 71);
    SubjectFigures parts = store.reports().sums(subject, edges);
    for (int part = 0; part + 1 < edges.size(); part++) {
      assertThat(Summed.of(parts, edges.get(part), edges.get(part + 1)))
          .as("seed %d, %s, part %d", seed, subject, part)
          .isEqualTo(Summed.of(figures, edges.get(part), edges.get(part + 1)));
    }
    assertThat(store.reports().cohorts(subject, edges))
        .as("seed %d, %s, cohorts of parts", seed, subject)
        .isEqualTo(parts.cohorts());
    assertThat(parts.hits()).isSortedAccordingTo(comparingInt(SubjectFigures.Hits::hour));
    for (Verdict verdict : Verdict.values()) {
      assertThat(store.reports().hits(subject, EventType.OPEN, verdict, begin + 5, begin + 71))
          .as("seed %d, %s, opens of %s", seed, subject, verdict)
          .containsExactlyElementsOf(
              figures.hits().stream()
                  .filter(row -> row.type() == EventType.OPEN && row.verdict() == verdict)
                  .filter(row -> row.hour() >= begin + 5 && row.hour() < begin + 71)
                  .toList());
    }
  }

  @Test
  void figuresShouldEqualARecountWhateverTheOrder() {
    long written = 0;
    for (long seed = 1; seed <= SEEDS; seed++) {
      written += new RandomMail(seed, journal, store, recount).write();
      assertFigures(seed, Integer.MIN_VALUE);
    }
    assertThat(recount.hits()).isEqualTo(written);
  }

  @Test
  void figuresShouldEqualARecountWheneverVerdictsSettle() {
    for (long seed = 1; seed <= SEEDS; seed++) {
      new RandomMail(seed, journal, store, recount).writeAndSettle(JUDGE);
      assertFigures(seed, Integer.MIN_VALUE);
    }
  }

  @Test
  void figuresShouldOutliveTheHitsTheyWereCountedFrom() {
    Instant begin = Instant.ofEpochMilli(SampleJournal.SENT_AT);
    Expiry expiry = new Expiry(begin, begin, begin, begin, begin);
    for (long seed = 1; seed <= SEEDS; seed++) {
      expiry = new RandomMail(seed, journal, store, recount).writeAndPurge(expiry, JUDGE);
      assertFigures(seed, Hour.of(expiry.figures().toEpochMilli()));
      assertThat(store.reports().events(EventCursor.START, 10_000))
          .as("seed %d", seed)
          .extracting(Event::id)
          .containsAll(recount.eventsSince(expiry.hits().toEpochMilli()));
    }
  }
}
