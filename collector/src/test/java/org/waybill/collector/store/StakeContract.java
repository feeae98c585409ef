package org.waybill.collector.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.waybill.collector.store.SampleJournal.SENT_AT;
import static org.waybill.collector.store.SampleJournal.copy;
import static org.waybill.collector.store.SampleJournal.sent;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.waybill.collector.classify.Reason;
import org.waybill.collector.classify.Verdict;
import org.waybill.wire.TokenKind;

/** What every engine says of reasons: whose hits have them, and what hangs on them. */
public abstract class StakeContract extends StoreFixture {

  private static final Instant LATER = Instant.parse("2100-01-01T00:00:00Z");
  private static final Ripe ALL = new Ripe(LATER, LATER);

  protected StakeContract(StoreEngine engine) {
    super(engine);
  }

  private void hit(TokenKind kind, int recipient, long after, String agent) {
    int link = kind == TokenKind.CLICK ? 1 : 0;
    journal.hit(kind, "GET", copy(1, recipient), link, SENT_AT + after, agent);
  }

  private void settle(int turn) {
    while (store.settle(new TestJudge(1, turn), ALL)) {
      // until nothing is left
    }
  }

  private Map<Reason, Stake> stakes() {
    new StoreRecount().holds(store.reports(), Integer.MIN_VALUE);
    assertThat(store.check()).isEmpty();
    return store.reports().stakes(Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  @Test
  void stakeShouldBeOfCopiesThatNothingElseDecides() {
    journal.ledger(sent(1, 5));
    hit(TokenKind.OPEN, 1, 100_000, "machine method");
    hit(TokenKind.CLICK, 1, 101_000, "machine method");
    hit(TokenKind.OPEN, 2, 100_000, "machine method");
    hit(TokenKind.OPEN, 2, 900_000, "person");
    hit(TokenKind.OPEN, 3, 100_000, "machine burst,apple");
    hit(TokenKind.OPEN, 4, 100_000, "uncertain ms-pixel");
    hit(TokenKind.CLICK, 5, 100_000, "machine method");
    hit(TokenKind.OPEN, 5, 101_000, "person");
    apply();
    settle(0);

    assertThat(stakes())
        .containsEntry(Reason.METHOD, new Stake(3, 2, 1, 2))
        .containsEntry(Reason.MS_PIXEL, new Stake(1, 1, 1, 0))
        .containsEntry(Reason.BURST, new Stake(1, 0, 0, 0))
        .containsEntry(Reason.APPLE, new Stake(1, 0, 0, 0))
        .hasSize(4);
  }

  @Test
  void stakeShouldMoveWithABetterHitAndWithOtherRules() {
    journal.ledger(sent(1, 1));
    hit(TokenKind.OPEN, 1, 100_000, "machine method");
    apply();
    settle(0);
    assertThat(stakes()).containsEntry(Reason.METHOD, new Stake(1, 1, 1, 0));

    hit(TokenKind.OPEN, 1, 2_000_000, "person");
    apply();
    settle(0);
    assertThat(stakes()).containsEntry(Reason.METHOD, new Stake(1, 0, 0, 0));

    boolean anew = true;
    while (store.reclassify(new TestJudge(2, 1), LATER, anew).isMore()) {
      anew = false;
    }
    assertThat(stakes()).containsOnlyKeys(Reason.METHOD);
  }

  @Test
  void reasonsShouldBeTheSubjectsOwn() {
    journal.ledger(sent(1, 2));
    hit(TokenKind.OPEN, 1, 100_000, "machine method");
    hit(TokenKind.OPEN, 2, 100_000, "uncertain ms-pixel");
    apply();
    settle(0);
    int since = Hour.of(SENT_AT);

    assertThat(
            store
                .reports()
                .reasonsOf(
                    Subject.of(SubjectKind.RECIPIENT_DOMAIN, "There.example"), since, since + 1))
        .containsExactly(
            new ReasonHits(Reason.METHOD, Verdict.MACHINE, 1),
            new ReasonHits(Reason.MS_PIXEL, Verdict.UNCERTAIN, 1));
    assertThat(
            store
                .reports()
                .reasonsOf(Subject.of(SubjectKind.SENDER, "news@sender.example"), since, since + 1))
        .hasSize(2);
    assertThat(
            store
                .reports()
                .reasonsOf(
                    Subject.of(SubjectKind.RECIPIENT_DOMAIN, "there.example"),
                    since + 1,
                    since + 9))
        .isEmpty();
    assertThat(
            store
                .reports()
                .reasonsOf(
                    Subject.of(SubjectKind.RECIPIENT_DOMAIN, "other.example"), since, since + 1))
        .isEmpty();
  }
}
