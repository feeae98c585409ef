package org.waybill.collector.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.waybill.collector.store.SampleJournal.SENT_AT;
import static org.waybill.collector.store.SampleJournal.copy;
import static org.waybill.collector.store.SampleJournal.sent;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.waybill.collector.classify.Judge;
import org.waybill.collector.classify.Judgement;
import org.waybill.wire.TokenKind;

/**
 * What every store promises of a copy whose hits come over days, and are judged long after one
 * another: verdicts and figures are as if it were read whole each time.
 */
public abstract class LongLivedCopyContract extends StoreFixture {

  private static final long MINUTE = Duration.ofMinutes(1).toMillis();
  private static final long HOUR = Duration.ofHours(1).toMillis();
  private static final Judge JUDGE = new TestJudge(7, 0);

  private final Random random = new Random(7);
  private final StoreRecount recount = new StoreRecount();

  protected LongLivedCopyContract(StoreEngine engine) {
    super(engine);
  }

  private void hit(long at) {
    boolean click = random.nextInt(3) == 0;
    journal.hit(
        click ? TokenKind.CLICK : TokenKind.OPEN,
        "GET",
        copy(1, 1),
        click ? 1 + random.nextInt(2) : 0,
        at,
        TestJudge.WORDS.get(random.nextInt(TestJudge.WORDS.size())));
  }

  /** Hits every few minutes, until an hour, and judges what is ripe. */
  private void goOn(int from, int until) {
    for (int hour = from; hour < until; hour++) {
      for (int i = 0; i < 12; i++) {
        hit(SENT_AT + hour * HOUR + random.nextInt(60) * MINUTE);
      }
      apply();
      settle(SENT_AT + (hour + 1) * HOUR - 10 * MINUTE);
    }
  }

  private void settle(long until) {
    Instant ripe = Instant.ofEpochMilli(until);
    while (store.settle(JUDGE, new Ripe(ripe, ripe.plus(Duration.ofDays(9))))) {}
    holds();
  }

  /** Whoever counts again has to see each hit before it is purged. */
  private void holds() {
    assertThat(store.check()).isEmpty();
    recount.holds(store.reports(), Integer.MIN_VALUE);
  }

  private List<Judgement> judgements() {
    return events().stream().map(Event::judgement).toList();
  }

  private void reclassify() {
    Instant now = Instant.ofEpochMilli(SENT_AT + 100 * HOUR);
    boolean more = store.reclassify(JUDGE, now, true).isMore();
    while (more) {
      more = store.reclassify(JUDGE, now, false).isMore();
    }
    holds();
  }

  @Test
  void hitsShouldBeJudgedAsIfTheCopyWereReadWhole() {
    journal.ledger(sent(1, 2));
    goOn(0, 24);
    settle(SENT_AT + 30 * HOUR);
    List<Judgement> settled = judgements();

    reclassify();

    assertThat(judgements()).isEqualTo(settled).hasSize(24 * 12);
  }

  @Test
  void lateHitShouldBeJudgedByWhatCameAroundIt() {
    journal.ledger(sent(1, 2));
    goOn(0, 12);
    hit(SENT_AT + 2 * HOUR);
    hit(SENT_AT - HOUR);
    goOn(12, 14);
    settle(SENT_AT + 30 * HOUR);
    List<Judgement> settled = judgements();

    reclassify();

    assertThat(judgements().subList(12 * 12, 12 * 12 + 2))
        .isEqualTo(settled.subList(12 * 12, 12 * 12 + 2));
  }

  @Test
  void figuresShouldStayWhenHitsArePurgedInBetween() {
    journal.ledger(sent(1, 2));
    goOn(0, 10);
    purge(SENT_AT + 4 * HOUR);
    goOn(10, 14);
    purge(SENT_AT + 14 * HOUR); // some of them not settled yet
    goOn(14, 18);
    reclassify();
    goOn(18, 22);

    assertThat(detail(1).summary().opens().total() + detail(1).summary().clicks().total())
        .isEqualTo(22 * 12);
  }

  private void purge(long hits) {
    Instant before = Instant.ofEpochMilli(hits);
    Expiry expiry = new Expiry(before, Instant.EPOCH, Instant.EPOCH, Instant.EPOCH, Instant.EPOCH);
    while (store.purge(expiry)) {}
    assertThat(store.check()).isEmpty();
  }
}
