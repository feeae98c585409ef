package org.waybill.collector.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.waybill.collector.store.SampleJournal.copy;
import static org.waybill.collector.store.SampleJournal.message;
import static org.waybill.collector.store.SampleJournal.messageId;
import static org.waybill.collector.store.SampleJournal.sent;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.waybill.collector.classify.Judgement;
import org.waybill.collector.device.Device;
import org.waybill.collector.hit.EventType;
import org.waybill.wire.PersonCode;
import org.waybill.wire.TokenKind;

/**
 * What every store promises of hits: counted where they belong, joined whenever their copy becomes
 * known.
 */
public abstract class HitContract extends StoreFixture {

  private static final long MINUTE = 60_000;

  protected HitContract(StoreEngine engine) {
    super(engine);
  }

  @Test
  void applyShouldCountEachCopyForItself() {
    journal.ledger(sent(1, 2)).open(1, 1, 10).open(1, 1, 30).open(1, 2, 20).click(1, 2, 2, 25);
    apply();

    MessageDetail detail = detail(1);
    assertThat(detail.summary().opens().all()).isEqualTo(Figures.of(3, 10, 30));
    assertThat(detail.summary().clicks().all()).isEqualTo(Figures.of(1, 25, 25));
    CopyFigures first = detail.copies().getFirst();
    assertThat(first.opens().all()).isEqualTo(Figures.of(2, 10, 30));
    assertThat(first.clicks().all()).isEqualTo(Figures.NONE);
    assertThat(first.clicked()).isEmpty();
    CopyFigures second = detail.copies().getLast();
    assertThat(second.opens().all()).isEqualTo(Figures.of(1, 20, 20));
    assertThat(second.clicked()).containsExactly(2);
    assertThat(detail.links())
        .extracting(link -> link.clicks().all())
        .containsExactly(Figures.NONE, Figures.of(1, 25, 25));
  }

  @Test
  void applyShouldNotCountAFullViewAsAnOpen() {
    journal.ledger(sent(1, 1)).open(1, 1, 10).fullView(1, 1, 11);
    apply();

    CopyFigures copy = detail(1).copies().getFirst();
    assertThat(copy.opens().all()).isEqualTo(Figures.of(1, 10, 10));
    assertThat(copy.fullViews().all()).isEqualTo(Figures.of(1, 11, 11));
    assertThat(detail(1).summary().opens().all()).isEqualTo(Figures.of(1, 10, 10));
    assertThat(events()).extracting(Event::url).containsOnly(Optional.empty());
  }

  @Test
  void applyShouldCountALinkClickedTwiceTwice() {
    journal.ledger(sent(1, 1)).click(1, 1, 1, 10);
    apply();
    journal.click(1, 1, 1, 5);
    apply();

    assertThat(detail(1).links().getFirst().clicks().all()).isEqualTo(Figures.of(2, 5, 10));
    assertThat(detail(1).copies().getFirst().clicked()).containsExactly(1);
  }

  @Test
  void applyShouldCountEveryHitOfAFlood() {
    journal.ledger(sent(1, 1)).open(1, 1, 10).further(40, TokenKind.OPEN, copy(1, 1), 0, 20);
    journal.further(7, TokenKind.OPEN, copy(2, 1), 0, 30);
    apply();
    journal.ledger(sent(2, 1));
    apply();

    assertThat(detail(1).summary().opens().all()).isEqualTo(Figures.of(41, 10, 20));
    assertThat(detail(2).copies().getFirst().opens().all()).isEqualTo(Figures.of(7, 30, 30));
    assertThat(events()).extracting(Event::hits).containsExactly(1L, 40L, 7L);
  }

  @Test
  void applyShouldAddFurtherHitsToTheEventOfTheirMinute() {
    journal.ledger(sent(1, 2)).further(5, TokenKind.OPEN, copy(1, 1), 0, MINUTE + 10);
    apply();
    journal.further(7, TokenKind.OPEN, copy(1, 1), 0, 2 * MINUTE - 1);
    journal.further(2, TokenKind.OPEN, copy(1, 1), 0, 2 * MINUTE);
    journal.further(3, TokenKind.OPEN, copy(1, 2), 0, MINUTE + 10);
    journal.further(4, TokenKind.CLICK, copy(1, 1), 1, MINUTE + 10);
    journal.further(6, TokenKind.CLICK, copy(1, 1), 2, MINUTE + 10);
    journal.open(1, 1, MINUTE + 20);
    apply();

    assertThat(events()).extracting(Event::hits).containsExactly(12L, 2L, 3L, 4L, 6L, 1L);
    assertThat(detail(1).copies().getFirst().opens().all())
        .isEqualTo(Figures.of(15, MINUTE + 10, 2 * MINUTE));
    assertThat(detail(1).summary().clicks().total()).isEqualTo(10);
    assertThat(store.check()).isEmpty();
  }

  @Test
  void applyShouldAddFurtherHitsOfACopyNotKnownYetToTheRowOfTheirMinute() {
    for (int at = 1; at <= 3; at++) {
      journal.further(at, TokenKind.OPEN, copy(1, 1), 0, at);
      apply();
    }
    journal.ledger(sent(1, 1)).further(4, TokenKind.OPEN, copy(1, 1), 0, MINUTE);
    apply();

    assertThat(events()).extracting(Event::hits).containsExactlyInAnyOrder(6L, 4L);
    assertThat(detail(1).summary().opens().all()).isEqualTo(Figures.of(10, 1, MINUTE));
    assertThat(store.check()).isEmpty();
  }

  @Test
  void applyShouldBeginAnotherEventWhereOneStandsForAsManyHitsAsItCan() {
    journal.ledger(sent(1, 1));
    journal.further(StoreEntry.HitRow.MOST_HITS, TokenKind.OPEN, copy(1, 1), 0, 10);
    apply();
    journal.further(1, TokenKind.OPEN, copy(1, 1), 0, 20);
    apply();

    assertThat(events()).extracting(Event::hits).containsExactly(StoreEntry.HitRow.MOST_HITS, 1L);
  }

  @Test
  void applyShouldCountFurtherHitsWhoseEventIsGone() {
    journal.ledger(sent(1, 1)).further(5, TokenKind.OPEN, copy(1, 1), 0, 10);
    apply();
    Instant later = Instant.ofEpochMilli(20);
    Expiry expiry = new Expiry(later, Instant.EPOCH, Instant.EPOCH, Instant.EPOCH, Instant.EPOCH);
    while (store.purge(expiry)) {
      assertThat(events()).isEmpty();
    }
    journal.further(7, TokenKind.OPEN, copy(1, 1), 0, 30);
    apply();

    assertThat(events()).extracting(Event::at, Event::hits).containsExactly(tuple(30L, 7L));
    assertThat(detail(1).summary().opens().all()).isEqualTo(Figures.of(12, 10, 30));
    assertThat(store.check()).isEmpty();
  }

  @Test
  void applyShouldCountFurtherHitsAfterTheStoreWasOpenedAgain() {
    journal.ledger(sent(1, 1)).further(5, TokenKind.OPEN, copy(1, 1), 0, 10);
    apply();
    store.close();
    store = engine.open(folder.resolve("store"));
    journal.further(7, TokenKind.OPEN, copy(1, 1), 0, 20);
    apply();

    assertThat(detail(1).summary().opens().total()).isEqualTo(12);
    assertThat(store.check()).isEmpty();
  }

  @Test
  void applyShouldJoinHitsThatCameBeforeTheirLedgerRecord() {
    journal.open(1, 1, 10).click(1, 1, 2, 20).open(1, 2, 30);
    apply();
    assertThat(events()).isEmpty();

    journal.ledger(sent(1, 2));
    apply();

    assertThat(detail(1).summary().opens().all()).isEqualTo(Figures.of(2, 10, 30));
    assertThat(detail(1).copies().getFirst().clicks().all()).isEqualTo(Figures.of(1, 20, 20));
    assertThat(events()).extracting(Event::at).containsExactlyInAnyOrder(10L, 20L, 30L);
    assertThat(events().getFirst().userAgent()).isEqualTo("Mail/1.0");
  }

  @Test
  void applyShouldJoinHitsOfTheSameBatchWhateverTheirOrder() {
    journal.open(1, 1, 10).ledger(sent(1, 1)).open(1, 1, 20);
    apply();

    assertThat(detail(1).summary().opens().all()).isEqualTo(Figures.of(2, 10, 20));
  }

  @Test
  void applyShouldJoinMoreHitsThanOneTransactionTakes() {
    int hits = 2 * Batch.ROWS + 1;
    for (int at = 1; at <= hits; at++) {
      journal.open(1, 1, at);
    }
    journal.click(1, 2, 1, 5);
    apply();
    journal.ledger(sent(1, 2)).open(1, 1, hits + 1);
    apply();

    assertThat(detail(1).summary().opens().all()).isEqualTo(Figures.of(hits + 1, 1, hits + 1));
    assertThat(detail(1).summary().clicks().all()).isEqualTo(Figures.of(1, 5, 5));
    assertThat(store.reports().events(EventCursor.START, 2 * hits))
        .hasSize(hits + 2)
        .extracting(Event::id)
        .doesNotHaveDuplicates();
  }

  @Test
  void copiesOfShouldListWhatAPersonWasSentNewestFirst() {
    journal.ledger(sent(1, 2)).ledger(sent(2, 2)).ledger(sent(3, 1));
    journal.open(2, 2, 10).click(2, 2, 1, 20).open(2, 1, 30);
    apply();
    Reports reports = store.reports();

    List<PersonCopy> newest = reports.copiesOf(new PersonCode(2), Optional.empty(), 1);
    List<PersonCopy> rest =
        reports.copiesOf(new PersonCode(2), Optional.of(newest.getLast().cursor()), 5);

    assertThat(newest).extracting(PersonCopy::message).containsExactly(message(2));
    assertThat(newest.getFirst().figures().opens().all()).isEqualTo(Figures.of(1, 10, 10));
    assertThat(newest.getFirst().figures().clicked()).containsExactly(1);
    assertThat(rest).extracting(PersonCopy::message).containsExactly(message(1));
  }

  @Test
  void eventsShouldNotMissAHitThatWasJoinedLate() {
    journal.open(1, 1, 10).ledger(sent(2, 1)).open(2, 1, 20);
    apply();
    EventCursor seen = events().getLast().id();

    journal.ledger(sent(1, 1));
    apply();

    assertThat(store.reports().events(seen, 10)).extracting(Event::at).containsExactly(10L);
  }

  @Test
  void eventsShouldNameMessageRecipientAndLink() {
    journal.ledger(sent(1, 1)).open(1, 1, 10).click(1, 1, 2, 20);
    apply();

    assertThat(events())
        .containsExactly(
            new Event(
                new EventCursor(1),
                EventType.OPEN,
                10,
                1,
                "GET",
                message(1),
                Optional.of(messageId(1)),
                copy(1, 1),
                "r1@there.example",
                0,
                Optional.empty(),
                "Mail/1.0",
                new Device.Untold(),
                Judgement.UNSETTLED,
                0),
            new Event(
                new EventCursor(2),
                EventType.CLICK,
                20,
                1,
                "GET",
                message(1),
                Optional.of(messageId(1)),
                copy(1, 1),
                "r1@there.example",
                2,
                Optional.of("https://shop.example/two?a=1&b=2"),
                "Mail/1.0",
                new Device.Untold(),
                Judgement.UNSETTLED,
                0));
  }

  @Test
  void eventsOfShouldReadOneMessageInPages() {
    journal.ledger(sent(1, 1)).ledger(sent(2, 1));
    journal.open(1, 1, 10).open(2, 1, 20).click(1, 1, 1, 30).open(1, 1, 40);
    apply();
    Reports reports = store.reports();

    List<Event> first = reports.eventsOf(message(1), EventCursor.START, 2);
    List<Event> rest = reports.eventsOf(message(1), first.getLast().id(), 2);

    assertThat(first).extracting(Event::at).containsExactly(10L, 30L);
    assertThat(rest).extracting(Event::at).containsExactly(40L);
  }

  @Test
  void applyShouldCountHeadAndOtherMethodsApartFromOpensAndClicks() {
    journal.ledger(sent(1, 1));
    journal.hit(TokenKind.OPEN, "HEAD", copy(1, 1), 0, 10);
    journal.hit(TokenKind.CLICK, "HEAD", copy(1, 1), 1, 20);
    journal.hit(TokenKind.CLICK, "OPTIONS", copy(1, 1), 1, 30);
    apply();

    assertThat(detail(1).summary().opens().all()).isEqualTo(Figures.NONE);
    assertThat(detail(1).summary().clicks().all()).isEqualTo(Figures.NONE);
    assertThat(events())
        .extracting(event -> event.type().word() + " " + event.method())
        .containsExactly("head HEAD", "head HEAD", "other OPTIONS");
    assertThat(store.reports().subject(Subject.ALL, Integer.MIN_VALUE, Integer.MAX_VALUE).hits())
        .extracting(SubjectFigures.Hits::type, SubjectFigures.Hits::hits)
        .containsExactly(tuple(EventType.HEAD, 2L), tuple(EventType.OTHER, 1L));
  }
}
