package org.waybill.collector.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;
import static org.waybill.collector.store.SampleJournal.SENT_AT;
import static org.waybill.collector.store.SampleJournal.copy;
import static org.waybill.collector.store.SampleJournal.message;
import static org.waybill.collector.store.SampleJournal.sent;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.waybill.collector.classify.Judge;
import org.waybill.collector.classify.Reason;
import org.waybill.collector.classify.Sign;
import org.waybill.collector.classify.Standing;
import org.waybill.collector.classify.State;
import org.waybill.collector.classify.Verdict;
import org.waybill.collector.hit.EventType;
import org.waybill.wire.TokenKind;

/** What every store promises of verdicts: they settle once, and every figure moves with them. */
public abstract class SettleContract extends StoreFixture {

  private static final long PATIENCE = Judge.PATIENCE.toMillis();
  private static final long HOUR = Duration.ofHours(1).toMillis();
  private static final Judge JUDGE = new TestJudge(7, 0);

  protected SettleContract(StoreEngine engine) {
    super(engine);
  }

  private void open(int message, int recipient, long at, String agent) {
    journal.hit(TokenKind.OPEN, "GET", copy(message, recipient), 0, at, agent);
  }

  private void click(int message, int recipient, int link, long at, String agent) {
    journal.hit(TokenKind.CLICK, "GET", copy(message, recipient), link, at, agent);
  }

  /** Judges what came until then. */
  private void settle(long until) {
    Ripe ripe = new Ripe(Instant.ofEpochMilli(until), Instant.ofEpochMilli(until + PATIENCE));
    boolean more = true;
    while (more) {
      more = store.settle(JUDGE, ripe);
      assertThat(store.check()).as("after each part").isEmpty();
    }
    new StoreRecount().holds(store.reports(), Integer.MIN_VALUE);
  }

  private void purge(Instant hits, Instant addresses) {
    Expiry expiry = new Expiry(hits, addresses, Instant.EPOCH, Instant.EPOCH, Instant.EPOCH);
    while (store.purge(expiry)) {
      assertThat(store.check()).as("after each part").isEmpty();
    }
  }

  private List<Verdict> verdicts() {
    return events().stream().map(event -> event.judgement().verdict()).toList();
  }

  private Standing standing(int message) {
    return detail(message).copies().getFirst().standing();
  }

  private SubjectFigures of(Subject subject) {
    return store.reports().subject(subject, Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  @Test
  void settleShouldGiveVerdictReasonsAndRules() {
    journal.ledger(sent(1, 1));
    open(1, 1, SENT_AT, "uncertain ms-pixel");
    click(1, 1, 1, SENT_AT + HOUR, "person");
    apply();

    settle(SENT_AT + HOUR);

    assertThat(events())
        .extracting(
            event -> event.judgement().verdict(),
            event -> event.judgement().reasons().list(),
            Event::rules)
        .containsExactly(
            tuple(Verdict.UNCERTAIN, List.of(Reason.MS_PIXEL), 7),
            tuple(Verdict.PERSON, List.of(), 7));
  }

  @Test
  void settleShouldLeaveHitsThatAreNotRipe() {
    journal.ledger(sent(1, 1));
    open(1, 1, SENT_AT, "person");
    open(1, 1, SENT_AT + 1, "person");
    apply();

    settle(SENT_AT);

    assertThat(verdicts()).containsExactly(Verdict.PERSON, Verdict.UNSETTLED);
    assertThat(detail(1).summary().opens().of(Verdict.PERSON))
        .isEqualTo(Figures.of(1, SENT_AT, SENT_AT));
    assertThat(detail(1).summary().opens().of(Verdict.UNSETTLED).total()).isEqualTo(1);
    settle(SENT_AT + 1);
    assertThat(detail(1).summary().opens().of(Verdict.UNSETTLED)).isEqualTo(Figures.NONE);
  }

  @Test
  void settleShouldMoveEveryFigure() {
    journal.ledger(sent(1, 3));
    open(1, 1, SENT_AT, "machine burst,apple");
    open(1, 1, SENT_AT + 5, "person");
    click(1, 1, 1, SENT_AT + 10, "person proxy");
    click(1, 2, 1, SENT_AT + 20, "machine method");
    click(1, 2, 2, SENT_AT + 30, "machine method");
    journal.hit(TokenKind.CLICK, "HEAD", copy(1, 2), 2, SENT_AT + 40, "machine method");
    apply();

    settle(SENT_AT + HOUR);

    MessageDetail detail = detail(1);
    assertThat(detail.summary().cohort().states())
        .containsOnly(
            entry(State.CLICKED, 1L), entry(State.MACHINE_ONLY, 1L), entry(State.NO_SIGN, 1L));
    assertThat(detail.summary().cohort().opened()).isEqualTo(new Bounds(1, 1, 1));
    assertThat(detail.summary().cohort().clicked()).isEqualTo(new Bounds(0, 1, 1));
    assertThat(detail.links().getFirst().copies())
        .containsOnly(entry(Verdict.PERSON, 1L), entry(Verdict.MACHINE, 1L));
    assertThat(detail.summary().clicks().of(Verdict.MACHINE).total()).isEqualTo(2);
    assertThat(of(Subject.of(SubjectKind.REASON, "method")).hits())
        .extracting(
            SubjectFigures.Hits::type,
            SubjectFigures.Hits::verdict,
            SubjectFigures.Hits::hits,
            SubjectFigures.Hits::copies)
        .containsExactly(
            tuple(EventType.CLICK, Verdict.MACHINE, 2L, 1L),
            tuple(EventType.HEAD, Verdict.MACHINE, 1L, 1L));
  }

  @Test
  void hitShouldBeJudgedByWhatCameAfterIt() {
    journal.ledger(sent(1, 2));
    click(1, 1, 1, SENT_AT, "person");
    click(1, 2, 1, SENT_AT, "person");
    apply();
    click(1, 1, 2, SENT_AT + PATIENCE, "scanner");
    open(1, 2, SENT_AT + PATIENCE + 1, "scanner");
    apply();

    settle(SENT_AT);

    assertThat(verdicts())
        .containsExactly(Verdict.MACHINE, Verdict.PERSON, Verdict.UNSETTLED, Verdict.UNSETTLED);
  }

  @Test
  void hitShouldBeJudgedByWhatCameToOtherCopies() {
    journal.ledger(sent(1, 2));
    open(1, 1, SENT_AT, "person");
    open(1, 2, SENT_AT + PATIENCE, "crowd");
    open(1, 1, SENT_AT + 3 * PATIENCE, "person");
    apply();

    settle(SENT_AT + 3 * PATIENCE);

    assertThat(verdicts()).containsExactly(Verdict.MACHINE, Verdict.PERSON, Verdict.PERSON);
  }

  @Test
  void storeOpenedAnewShouldRememberWhatCameToOtherCopies() {
    journal.ledger(sent(1, 2));
    open(1, 2, SENT_AT, "crowd");
    apply();
    settle(SENT_AT);
    for (int i = 0; i < 1_500; i++) {
      open(1, 2, SENT_AT + 1, "person");
    }
    open(1, 1, SENT_AT + PATIENCE, "person");
    apply();

    store.close();
    store = engine.open(folder.resolve("store"));
    settle(SENT_AT + PATIENCE);

    assertThat(verdicts().getFirst()).isEqualTo(Verdict.PERSON);
    assertThat(store.reports().copyEvents(message(1), copy(1, 1), EventCursor.START, 10))
        .extracting(event -> event.judgement().verdict())
        .containsExactly(Verdict.MACHINE);
  }

  @Test
  void laterHitShouldRaiseItsCopy() {
    journal.ledger(sent(1, 1));
    open(1, 1, SENT_AT, "machine method");
    apply();
    settle(SENT_AT + HOUR);
    assertThat(standing(1).opens()).isEqualTo(Sign.MACHINE);

    open(1, 1, SENT_AT + 2 * HOUR, "person");
    apply();
    settle(SENT_AT + 3 * HOUR);

    assertThat(standing(1).opens()).isEqualTo(Sign.PROVEN);
    assertThat(detail(1).summary().cohort().opened()).isEqualTo(new Bounds(1, 1, 1));
  }

  @Test
  void hitThatWaitedForItsCopyShouldBeJudgedOnceItIsKnown() {
    open(1, 1, SENT_AT, "person");
    journal.ledger(sent(2, 1));
    open(2, 1, SENT_AT + HOUR, "person");
    apply();
    settle(SENT_AT + HOUR);

    journal.ledger(sent(1, 1));
    apply();
    settle(SENT_AT + HOUR);

    assertThat(standing(1).opens()).isEqualTo(Sign.PROVEN);
    assertThat(verdicts()).containsExactly(Verdict.PERSON, Verdict.PERSON);
  }

  @Test
  void purgedHitsShouldGoOnCountingAsTheyWereJudged() {
    journal.ledger(sent(1, 1));
    open(1, 1, SENT_AT, "person proxy");
    click(1, 1, 1, SENT_AT, "machine burst,apple");
    apply();
    settle(SENT_AT + HOUR);
    purge(Instant.ofEpochMilli(SENT_AT + HOUR), Instant.EPOCH);
    assertThat(events()).isEmpty();

    open(1, 1, SENT_AT + 2 * HOUR, "person proxy");
    apply();
    while (store.settle(JUDGE, Ripe.at(at(SENT_AT + 4 * HOUR), Duration.ZERO, Judge.PATIENCE))) {}

    assertThat(standing(1))
        .isEqualTo(new Standing(Sign.PERSON, Sign.UNCERTAIN, true, standing(1).delivery()));
    assertThat(detail(1).summary().opens().of(Verdict.PERSON))
        .isEqualTo(Figures.of(2, SENT_AT, SENT_AT + 2 * HOUR));
    assertThat(of(Subject.of(SubjectKind.REASON, "proxy")).hits())
        .extracting(SubjectFigures.Hits::hits, SubjectFigures.Hits::copies)
        .containsExactly(tuple(1L, 1L), tuple(1L, 0L));
    assertThat(store.check()).isEmpty();
  }

  private static Instant at(long millis) {
    return Instant.ofEpochMilli(millis);
  }

  @Test
  void hitsDatedInTheFutureShouldNotKeepOthersWaiting() {
    journal.ledger(sent(1, 1));
    open(1, 1, SENT_AT + 1_000 * HOUR, "person");
    open(1, 1, SENT_AT, "machine method");
    apply();

    settle(SENT_AT + HOUR);

    assertThat(verdicts()).containsExactly(Verdict.PERSON, Verdict.MACHINE);
  }

  @Test
  void copyThatCannotBeJudgedShouldNotKeepOthersWaiting() {
    journal.ledger(sent(1, 2));
    open(1, 1, SENT_AT, "broken");
    open(1, 2, SENT_AT, "person");
    apply();

    settle(SENT_AT);

    assertThat(verdicts()).containsExactly(Verdict.UNCERTAIN, Verdict.PERSON);
  }

  @Test
  void reclassifyShouldMoveFiguresToWhatAnotherJudgeSays() {
    journal.ledger(sent(1, 3));
    open(1, 1, SENT_AT, "person");
    open(1, 1, SENT_AT + 5, "person proxy");
    click(1, 2, 1, SENT_AT + HOUR, "machine method");
    open(1, 3, SENT_AT + HOUR + 60_000, "person");
    apply();
    settle(SENT_AT + HOUR);

    reclassify(new TestJudge(8, 1));

    assertThat(verdicts())
        .containsExactly(Verdict.UNCERTAIN, Verdict.UNCERTAIN, Verdict.SHARED, Verdict.UNSETTLED);
    assertThat(events()).extracting(Event::rules).containsExactly(8, 8, 8, 0);
    assertThat(detail(1).summary().cohort().opened()).isEqualTo(new Bounds(0, 0, 1));
  }

  @Test
  void reclassifyShouldGoOnWhereItWasBrokenOff() {
    journal.ledger(sent(1, 40));
    for (int i = 0; i < 1_000; i++) {
      open(1, 1 + i % 40, SENT_AT + i, TestJudge.WORDS.get(i % 7));
    }
    apply();
    settle(SENT_AT + HOUR);
    Judge other = new TestJudge(8, 1);
    Reclassified first = store.reclassify(other, at(SENT_AT + HOUR), false);
    assertThat(first.isMore()).isTrue();

    store.close();
    store = engine.open(folder.resolve("store"));
    Reclassified second = store.reclassify(other, at(SENT_AT + HOUR), false);
    assertThat(second.done()).isEqualTo(2 * first.done() - 1);
    assertThat(store.reclassify(other, at(SENT_AT + HOUR), true)).isEqualTo(first);
    assertThat(store.reclassify(new TestJudge(9, 2), at(SENT_AT + HOUR), false)).isEqualTo(first);
    reclassify(other);

    assertThat(detail(1).copies()).allMatch(copy -> copy.standing().opens() != Sign.PROVEN);
  }

  @Test
  void reclassifyShouldLookAroundEachTime() {
    journal.ledger(sent(1, 2));
    open(1, 2, SENT_AT, "crowd");
    open(1, 1, SENT_AT + 5, "person");
    apply();
    settle(SENT_AT + HOUR);
    Judge other = new TestJudge(8, 1);

    reclassify(other);
    reclassify(other);

    assertThat(verdicts()).containsExactly(Verdict.UNCERTAIN, Verdict.MACHINE);
  }

  @Test
  void hitsWithoutAddressShouldKeepTheirVerdict() {
    journal.ledger(sent(1, 1));
    open(1, 1, SENT_AT, "machine method");
    open(1, 1, SENT_AT + HOUR, "machine method");
    apply();
    settle(SENT_AT + HOUR);
    purge(Instant.EPOCH, at(SENT_AT + 1));

    reclassify(new TestJudge(8, 1));

    assertThat(verdicts()).containsExactly(Verdict.MACHINE, Verdict.SHARED);
  }

  private void reclassify(Judge judge) {
    while (store.reclassify(judge, at(SENT_AT + HOUR), false).isMore()) {
      assertThat(store.check()).as("after each part").isEmpty();
    }
    new StoreRecount().holds(store.reports(), Integer.MIN_VALUE);
  }

  @Test
  void settleShouldJudgeMoreThanOnePartTakes() {
    journal.ledger(sent(1, 40));
    for (int i = 0; i < 1_000; i++) {
      open(1, 1 + i % 40, SENT_AT + i, TestJudge.WORDS.get(i % 7));
    }
    apply();

    settle(SENT_AT + HOUR);

    assertThat(detail(1).summary().opens().of(Verdict.UNSETTLED)).isEqualTo(Figures.NONE);
    assertThat(detail(1).summary().opens().total()).isEqualTo(1_000);
  }
}
