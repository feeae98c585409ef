package org.waybill.collector.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.waybill.collector.store.SampleJournal.SENT_AT;
import static org.waybill.collector.store.SampleJournal.abandoned;
import static org.waybill.collector.store.SampleJournal.copy;
import static org.waybill.collector.store.SampleJournal.message;
import static org.waybill.collector.store.SampleJournal.sent;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.waybill.collector.classify.Verdict;
import org.waybill.collector.hit.EventType;
import org.waybill.wire.LedgerRecord.Html;
import org.waybill.wire.PackedText;
import org.waybill.wire.TokenKind;

/** What every store promises of purges: each kind of what is stored goes when it is due. */
public abstract class PurgeContract extends StoreFixture {

  private static final Instant NEVER = Instant.EPOCH;
  private static final long HOUR = Duration.ofHours(1).toMillis();

  protected PurgeContract(StoreEngine engine) {
    super(engine);
  }

  private void purge(Instant hits, Instant addresses, Instant messages, Instant figures) {
    boolean more = true;
    while (more) {
      more = store.purge(new Expiry(hits, addresses, messages, figures, NEVER));
      assertThat(store.check()).as("after each part").isEmpty();
    }
  }

  private SubjectFigures all() {
    return store.reports().subject(Subject.ALL, Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  @Test
  void purgeShouldTakeHitsThatAreDueAndLeaveTheirFigures() {
    journal.ledger(sent(1, 1));
    for (int at = 0; at < 1_000; at++) {
      journal.open(1, 1, SENT_AT + at);
    }
    journal.open(2, 1, SENT_AT).open(2, 1, SENT_AT + 600);
    apply();
    MessageDetail before = detail(1);

    purge(Instant.ofEpochMilli(SENT_AT + 500), NEVER, NEVER, NEVER);

    assertThat(events()).hasSize(500).allMatch(event -> event.at() >= SENT_AT + 500);
    assertThat(detail(1)).isEqualTo(before);
    journal.ledger(sent(2, 1));
    apply();
    assertThat(detail(2).summary().opens().total()).isEqualTo(1);
    assertThat(store.check()).isEmpty();
  }

  @Test
  void purgeShouldBlankAddressesThatAreDue() {
    journal.ledger(sent(1, 1)).open(1, 1, SENT_AT).open(1, 1, SENT_AT + 10);
    journal.open(2, 1, SENT_AT).open(2, 1, SENT_AT + 10);
    apply();

    purge(NEVER, Instant.ofEpochMilli(SENT_AT + 5), NEVER, NEVER);
    journal.ledger(sent(2, 1));
    apply();

    assertThat(events())
        .extracting(Event::at, Event::userAgent)
        .containsExactly(
            tuple(SENT_AT, ""),
            tuple(SENT_AT + 10, "Mail/1.0"),
            tuple(SENT_AT, ""),
            tuple(SENT_AT + 10, "Mail/1.0"));
  }

  @Test
  void purgeShouldTakeAMessageWithAllThatBelongsToIt() {
    journal.ledger(sent(1, 300)).ledger(sent(100, 2)).open(100, 2, SENT_AT);
    for (int n = 1; n <= 300; n++) {
      journal.open(1, n, SENT_AT + n).click(1, n, 1, SENT_AT + n);
    }
    apply();
    SubjectFigures figures = all();
    MessageDetail kept = detail(100);

    purge(NEVER, NEVER, Instant.ofEpochMilli(SENT_AT + 90 * 60_000), NEVER);

    assertThat(store.reports().message(message(1))).isEmpty();
    assertThat(detail(100)).isEqualTo(kept);
    assertThat(events()).extracting(Event::message).containsExactly(message(100));
    assertThat(all()).isEqualTo(figures);
    assertThat(store.check()).isEmpty();
  }

  @Test
  void purgedMessageShouldBeginAnewWhenItIsSentAgain() {
    journal.ledger(sent(1, 1)).open(1, 1, SENT_AT).click(1, 1, 2, SENT_AT);
    apply();
    purge(NEVER, NEVER, Instant.ofEpochMilli(SENT_AT + HOUR), NEVER);

    journal.open(1, 1, SENT_AT + 7);
    apply();
    assertThat(events()).isEmpty();
    journal.ledger(sent(1, 1));
    apply();

    assertThat(detail(1).summary().opens().all())
        .isEqualTo(Figures.of(1, SENT_AT + 7, SENT_AT + 7));
    assertThat(detail(1).summary().cohort().copies()).isEqualTo(1);
    assertThat(detail(1).summary().clicks().all()).isEqualTo(Figures.NONE);
    assertThat(store.check()).isEmpty();
  }

  @Test
  void purgeShouldTakeFiguresOfHoursThatAreDueAndCountThemNeverAgain() {
    journal.ledger(sent(1, 1)).open(1, 1, SENT_AT).open(1, 1, SENT_AT + 3 * HOUR);
    apply();
    Instant due = Instant.ofEpochMilli(SENT_AT + 2 * HOUR);

    purge(NEVER, NEVER, NEVER, due);
    journal.hit(TokenKind.OPEN, "GET", copy(1, 1), 0, SENT_AT + 1).open(1, 1, SENT_AT + 3 * HOUR);
    apply();

    assertThat(all().sent()).isEmpty();
    assertThat(all().hits())
        .containsExactly(
            new SubjectFigures.Hits(
                Hour.of(SENT_AT + 3 * HOUR), EventType.OPEN, Verdict.UNSETTLED, 2, 0));
    assertThat(detail(1).summary().opens().total()).isEqualTo(4);
    assertThat(store.check()).isEmpty();
  }

  @Test
  void purgeShouldTakeAllFiguresThatAreDueHoweverManyThereAre() {
    journal.ledger(sent(1, 70));
    for (int hour = 0; hour < 250; hour++) {
      journal.open(1, 1 + hour % 70, SENT_AT + hour * HOUR);
    }
    apply();

    purge(NEVER, NEVER, NEVER, Instant.ofEpochMilli(SENT_AT + 249 * HOUR));

    Subject domain = Subject.of(SubjectKind.RECIPIENT_DOMAIN, "there.example");
    Subject sender = Subject.of(SubjectKind.SENDER, "news@sender.example");
    for (Subject subject : List.of(Subject.ALL, domain, sender)) {
      SubjectFigures left = store.reports().subject(subject, Integer.MIN_VALUE, Integer.MAX_VALUE);
      assertThat(left.sent()).isEmpty();
      assertThat(left.hits())
          .extracting(SubjectFigures.Hits::hour)
          .containsExactly(Hour.of(SENT_AT + 249 * HOUR));
    }
  }

  @Test
  void purgeShouldPassOverHitsDatedInTheFuture() {
    journal.ledger(sent(1, 1));
    for (int hit = 0; hit < 250; hit++) {
      journal.open(1, 1, SENT_AT + 1_000 * HOUR).open(2, 1, SENT_AT + 1_000 * HOUR);
    }
    journal.open(1, 1, SENT_AT).open(2, 1, SENT_AT);
    apply();
    Instant due = Instant.ofEpochMilli(SENT_AT + HOUR);

    purge(NEVER, due, NEVER, NEVER);
    assertThat(events().getLast().userAgent()).isEmpty();

    purge(due, NEVER, NEVER, NEVER);
    journal.ledger(sent(2, 1));
    apply();
    assertThat(events()).hasSize(500).allMatch(event -> event.at() > SENT_AT);
  }

  @Test
  void purgeShouldTakeNewsOfAbandonedCopiesThatNeverBecameKnown() {
    journal.ledger(abandoned(7, 1, SENT_AT + 10 * 60_000));
    apply();

    purge(NEVER, NEVER, Instant.ofEpochMilli(SENT_AT + HOUR), NEVER);
    journal.ledger(sent(7, 1));
    apply();

    assertThat(detail(7).copies().getFirst().abandoned()).isEmpty();
  }

  private static Html html(int message, int record, String text) {
    return new Html(
        SampleJournal.record(record), 1, SampleJournal.message(message), PackedText.of(text));
  }

  @Test
  void htmlShouldBeKeptOnceForAKnownMessageAndGoBeforeIt() {
    journal.ledger(html(1, 500, "too soon"));
    journal.ledger(SampleJournal.sent(1, 1)).ledger(SampleJournal.sent(2, 1));
    journal.ledger(html(1, 501, "first")).ledger(html(1, 502, "second"));
    journal.ledger(html(2, 503, "x".repeat(1_000_000)));
    apply();

    assertThat(kept(1)).contains("first");
    assertThat(kept(2).orElseThrow()).hasSize(1_000_000);
    assertThat(kept(3)).isEmpty();

    Instant due = Instant.ofEpochMilli(SampleJournal.SENT_AT + 60_001);
    while (store.purge(new Expiry(NEVER, NEVER, NEVER, NEVER, due))) {
      assertThat(store.check()).isEmpty();
    }
    assertThat(kept(1)).isEmpty();
    assertThat(kept(2)).isPresent();
    assertThat(store.reports().message(SampleJournal.message(1))).isPresent();

    purge(NEVER, NEVER, Instant.ofEpochMilli(SampleJournal.SENT_AT + 200_000), NEVER);
    assertThat(kept(2)).isEmpty();
  }

  private Optional<String> kept(int message) {
    return store
        .reports()
        .html(SampleJournal.message(message))
        .flatMap(html -> html.text(2_000_000));
  }
}
