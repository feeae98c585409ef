package org.waybill.collector.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.waybill.collector.store.SampleJournal.SENT_AT;
import static org.waybill.collector.store.SampleJournal.abandoned;
import static org.waybill.collector.store.SampleJournal.copy;
import static org.waybill.collector.store.SampleJournal.message;
import static org.waybill.collector.store.SampleJournal.messageId;
import static org.waybill.collector.store.SampleJournal.record;
import static org.waybill.collector.store.SampleJournal.sent;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.journal.Position;
import org.waybill.wire.LedgerPosition;
import org.waybill.wire.LedgerRecord;
import org.waybill.wire.LedgerRecord.Sent;
import org.waybill.wire.Mode;
import org.waybill.wire.PersonCode;
import org.waybill.wire.SentCopy;
import org.waybill.wire.SentLink;
import org.waybill.wire.TokenKind;

/** What every store promises when it takes what the journal says. */
public abstract class StoreContract {

  @TempDir protected Path folder;
  protected Store store;
  protected final SampleJournal journal = new SampleJournal();

  /** Opens the store in a folder, a new one where there is none. */
  protected abstract Store open(Path path);

  @BeforeEach
  void openStore() {
    store = open(folder.resolve("store"));
  }

  @AfterEach
  void closeStore() {
    store.close();
  }

  private void apply() {
    store.apply(journal.batch());
  }

  private MessageDetail detail(int message) {
    return store.reports().message(message(message)).orElseThrow();
  }

  private List<Event> events() {
    return store.reports().events(EventCursor.START, 1_000);
  }

  @Test
  void newStoreShouldBeEmpty() {
    assertThat(store.position()).isEqualTo(Position.START);
    assertThat(store.ledgerPosition(SampleJournal.NODE)).isEmpty();
    assertThat(store.reports().messages(MessageFilter.ALL, Optional.empty(), 10).items()).isEmpty();
    assertThat(store.reports().message(message(1))).isEmpty();
    assertThat(events()).isEmpty();
  }

  @Test
  void applyShouldKeepAMessageWithItsCopiesAndLinks() {
    journal.ledger(sent(1, 2));
    apply();

    MessageDetail detail = detail(1);
    assertThat(detail.summary())
        .isEqualTo(
            new MessageSummary(
                message(1),
                Optional.of(messageId(1)),
                "news@sender.example",
                "news@sender.example",
                "Subject 1",
                SENT_AT + 60_000,
                Mode.IDENTIFIED,
                Optional.empty(),
                2,
                Figures.NONE,
                Figures.NONE));
    assertThat(detail.copies())
        .extracting(CopyFigures::recipient)
        .containsExactly("r1@there.example", "r2@there.example");
    assertThat(detail.links())
        .containsExactly(
            new LinkFigures(1, "https://shop.example/one", "First", Figures.NONE),
            new LinkFigures(2, "https://shop.example/two?a=1&b=2", "Second", Figures.NONE));
  }

  @Test
  void applyShouldCountEachCopyForItself() {
    journal.ledger(sent(1, 2)).open(1, 1, 10).open(1, 1, 30).open(1, 2, 20).click(1, 2, 2, 25);
    apply();

    MessageDetail detail = detail(1);
    assertThat(detail.summary().opens()).isEqualTo(Figures.of(3, 10, 30));
    assertThat(detail.summary().clicks()).isEqualTo(Figures.of(1, 25, 25));
    CopyFigures first = detail.copies().getFirst();
    assertThat(first.opens()).isEqualTo(Figures.of(2, 10, 30));
    assertThat(first.clicks()).isEqualTo(Figures.NONE);
    assertThat(first.clicked()).isEmpty();
    CopyFigures second = detail.copies().getLast();
    assertThat(second.opens()).isEqualTo(Figures.of(1, 20, 20));
    assertThat(second.clicked()).containsExactly(2);
    assertThat(detail.links())
        .extracting(LinkFigures::clicks)
        .containsExactly(Figures.NONE, Figures.of(1, 25, 25));
  }

  @Test
  void applyShouldNotCountAFullViewAsAnOpen() {
    journal.ledger(sent(1, 1)).open(1, 1, 10).fullView(1, 1, 11);
    apply();

    CopyFigures copy = detail(1).copies().getFirst();
    assertThat(copy.opens()).isEqualTo(Figures.of(1, 10, 10));
    assertThat(copy.fullViews()).isEqualTo(Figures.of(1, 11, 11));
    assertThat(detail(1).summary().opens()).isEqualTo(Figures.of(1, 10, 10));
    assertThat(events()).extracting(Event::url).containsOnly(Optional.empty());
  }

  @Test
  void applyShouldCountALinkClickedTwiceTwice() {
    journal.ledger(sent(1, 1)).click(1, 1, 1, 10);
    apply();
    journal.click(1, 1, 1, 5);
    apply();

    assertThat(detail(1).links().getFirst().clicks()).isEqualTo(Figures.of(2, 5, 10));
    assertThat(detail(1).copies().getFirst().clicked()).containsExactly(1);
  }

  @Test
  void applyShouldCountEveryHitOfAFoldedRow() {
    journal.ledger(sent(1, 1)).open(1, 1, 10).folded(40, TokenKind.OPEN, copy(1, 1), 0, 20);
    journal.folded(7, TokenKind.OPEN, copy(2, 1), 0, 30);
    apply();
    journal.ledger(sent(2, 1));
    apply();

    assertThat(detail(1).summary().opens()).isEqualTo(Figures.of(41, 10, 20));
    assertThat(detail(2).copies().getFirst().opens()).isEqualTo(Figures.of(7, 30, 30));
    assertThat(events()).extracting(Event::hits).containsExactly(1L, 40L, 7L);
  }

  @Test
  void applyShouldChangeNothingWhenABatchComesAgain() {
    Batch batch = journal.ledger(sent(1, 2)).open(1, 1, 10).click(1, 2, 1, 20).batch();
    store.apply(batch);
    MessageDetail once = detail(1);
    List<Event> events = events();

    store.apply(batch);

    assertThat(detail(1)).isEqualTo(once);
    assertThat(events()).isEqualTo(events);
    assertThat(store.position()).isEqualTo(batch.to());
  }

  @Test
  void applyShouldTakeOnlyWhatIsNewOfAnOverlappingBatch() {
    Batch first = journal.ledger(sent(1, 1)).open(1, 1, 10).batch();
    Batch second = journal.open(1, 1, 20).batch();
    store.apply(first);
    List<StoreEntry> both = new java.util.ArrayList<>(first.entries());
    both.addAll(second.entries());

    store.apply(new Batch(first.from(), second.to(), both));

    assertThat(detail(1).summary().opens()).isEqualTo(Figures.of(2, 10, 20));
    assertThat(store.position()).isEqualTo(second.to());
  }

  @Test
  void applyShouldJoinHitsThatCameBeforeTheirLedgerRecord() {
    journal.open(1, 1, 10).click(1, 1, 2, 20).open(1, 2, 30);
    apply();
    assertThat(events()).isEmpty();

    journal.ledger(sent(1, 2));
    apply();

    assertThat(detail(1).summary().opens()).isEqualTo(Figures.of(2, 10, 30));
    assertThat(detail(1).copies().getFirst().clicks()).isEqualTo(Figures.of(1, 20, 20));
    assertThat(events()).extracting(Event::at).containsExactlyInAnyOrder(10L, 20L, 30L);
    assertThat(events().getFirst().userAgent()).isEqualTo("Mail/1.0");
  }

  @Test
  void applyShouldJoinHitsOfTheSameBatchWhateverTheirOrder() {
    journal.open(1, 1, 10).ledger(sent(1, 1)).open(1, 1, 20);
    apply();

    assertThat(detail(1).summary().opens()).isEqualTo(Figures.of(2, 10, 20));
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

    assertThat(detail(1).summary().opens()).isEqualTo(Figures.of(hits + 1, 1, hits + 1));
    assertThat(detail(1).summary().clicks()).isEqualTo(Figures.of(1, 5, 5));
    assertThat(store.reports().events(EventCursor.START, 2 * hits))
        .hasSize(hits + 2)
        .extracting(Event::id)
        .doesNotHaveDuplicates();
  }

  @Test
  void applyShouldLeaveOutWhatCannotBeStoredAndStoreTheRest() {
    Batch batch = journal.open(9, 1, 10).ledger(sent(1, 1)).open(1, 1, 20).batch();
    List<StoreEntry> entries = new java.util.ArrayList<>(batch.entries());
    entries.add(1, entries.getFirst()); // two hits at one place: no journal has them

    assertThat(store.apply(new Batch(batch.from(), batch.to(), entries))).isEqualTo(1);

    assertThat(store.position()).isEqualTo(batch.to());
    assertThat(detail(1).summary().opens()).isEqualTo(Figures.of(1, 20, 20));
    journal.ledger(sent(9, 1));
    apply();
    assertThat(detail(9).summary().opens()).isEqualTo(Figures.of(1, 10, 10));
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
                "Mail/1.0"),
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
                "Mail/1.0"));
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
  void applyShouldKeepHeadAndOtherMethodsWithoutCountingThem() {
    journal.ledger(sent(1, 1));
    journal.hit(TokenKind.OPEN, "HEAD", copy(1, 1), 0, 10);
    journal.hit(TokenKind.CLICK, "HEAD", copy(1, 1), 1, 20);
    journal.hit(TokenKind.CLICK, "OPTIONS", copy(1, 1), 1, 30);
    apply();

    assertThat(detail(1).summary().opens()).isEqualTo(Figures.NONE);
    assertThat(detail(1).summary().clicks()).isEqualTo(Figures.NONE);
    assertThat(events())
        .extracting(event -> event.type().word() + " " + event.method())
        .containsExactly("head HEAD", "head HEAD", "other OPTIONS");
  }

  @Test
  void applyShouldTakeALedgerRecordOnceWhenItIsShippedTwice() {
    journal.ledger(sent(1, 2)).open(1, 1, 10);
    apply();
    MessageDetail once = detail(1);

    journal.ledger(sent(1, 2));
    apply();

    assertThat(detail(1)).isEqualTo(once);
  }

  @Test
  void applyShouldAddTheCopiesOfALaterRecordToTheirMessage() {
    journal.ledger(sent(1, "Subject 1", 1, 2));
    apply();
    journal.ledger(again(sent(1, "Subject 1", 2, 3), 77)).open(1, 3, 10);
    apply();

    assertThat(detail(1).summary().copies()).isEqualTo(3);
    assertThat(detail(1).copies()).hasSize(3);
    assertThat(detail(1).links()).hasSize(2);
    assertThat(detail(1).summary().sentAt()).isEqualTo(SENT_AT + 60_000);
  }

  /** The same mail sent once more, an hour later. */
  private static Sent again(Sent sent, int record) {
    return new Sent(
        record(record),
        sent.at() + 3_600_000,
        sent.message(),
        sent.messageId(),
        sent.sender(),
        sent.from(),
        sent.subject(),
        sent.mode(),
        sent.tag(),
        sent.links(),
        sent.copies());
  }

  @Test
  void abandonedCopyShouldKeepItsHits() {
    journal.ledger(sent(1, 2)).ledger(abandoned(1, 1, SENT_AT + 60_001)).open(1, 1, 10);
    apply();

    CopyFigures first = detail(1).copies().getFirst();
    assertThat(first.abandoned()).contains("hand-off-failed");
    assertThat(first.opens()).isEqualTo(Figures.of(1, 10, 10));
    assertThat(detail(1).copies().getLast().abandoned()).isEmpty();
  }

  @Test
  void abandonedCopyShouldBeKnownWhenTheNewsComesFirst() {
    journal.ledger(abandoned(1, 1, SENT_AT + 60_001));
    apply();
    journal.ledger(sent(1, 1));
    apply();

    assertThat(detail(1).copies().getFirst().abandoned()).contains("hand-off-failed");
  }

  @Test
  void abandonedCopyShouldNoLongerBeOneWhenItIsSentAgain() {
    journal.ledger(sent(1, 1)).ledger(abandoned(1, 1, SENT_AT + 60_001));
    journal.ledger(again(sent(1, 1), 77));
    apply();

    assertThat(detail(1).copies().getFirst().abandoned()).isEmpty();
  }

  @Test
  void applyShouldSkipARecordOfALaterVersion() {
    journal.ledger(new LedgerRecord.Unknown(record(5), 1, 99)).ledger(sent(1, 1));
    apply();

    assertThat(detail(1).copies()).hasSize(1);
    assertThat(store.ledgerPosition(SampleJournal.NODE))
        .contains(new LedgerPosition(SampleJournal.NODE, 0, 200));
  }

  @Test
  void applyShouldKeepASharedCopyWithoutMessageId() {
    journal.ledger(
        new Sent(
            record(1),
            SENT_AT,
            message(1),
            Optional.empty(),
            "news@sender.example",
            "",
            "",
            Mode.AGGREGATE,
            Optional.of("invoice"),
            List.of(),
            List.of(new SentCopy(copy(1, 0), PersonCode.NONE, "*", 3))));
    apply();

    assertThat(detail(1).summary().messageId()).isEmpty();
    assertThat(detail(1).summary().mode()).isEqualTo(Mode.AGGREGATE);
    assertThat(detail(1).summary().tag()).contains("invoice");
    assertThat(detail(1).copies().getFirst().recipient()).isEqualTo("*");
    assertThat(detail(1).copies().getFirst().recipients()).isEqualTo(3);
  }

  @Test
  void applyShouldTakeTextsOfAnyLengthAndKind() {
    String hostile = "\u0000\uD800'\";--<b>\u202E" + "\uFFFF".repeat(9_000);
    Sent usual = sent(1, hostile, 1);
    journal.ledger(
        new Sent(
            usual.id(),
            usual.at(),
            usual.message(),
            Optional.of(new org.waybill.wire.MessageId(hostile)),
            hostile,
            hostile,
            hostile,
            Mode.IDENTIFIED,
            Optional.of(hostile),
            List.of(new SentLink(1, hostile, hostile)),
            List.of(new SentCopy(copy(1, 1), PersonCode.NONE, hostile, 1))));
    journal.hit(TokenKind.OPEN, hostile, copy(1, 1), 0, 10, hostile);
    apply();

    assertThat(detail(1).summary().subject()).startsWith(hostile.substring(0, 900));
    assertThat(events().getFirst().userAgent()).startsWith(hostile.substring(0, 900));
  }

  @Test
  void storeShouldBeTheSameWhenItIsOpenedAgain() {
    Batch batch = journal.open(3, 1, 5).ledger(sent(1, 2)).open(1, 1, 10).batch();
    store.apply(batch);
    MessageDetail before = detail(1);
    store.close();

    store = open(folder.resolve("store"));

    assertThat(store.position()).isEqualTo(batch.to());
    assertThat(detail(1)).isEqualTo(before);
    journal.ledger(sent(3, 1));
    apply();
    assertThat(detail(3).summary().opens().total()).isEqualTo(1);
  }

  @Test
  void rollupsShouldEqualARecountWhateverTheOrder() {
    for (long seed = 1; seed <= 5; seed++) {
      RandomMail.write(seed, journal, store);
      Recount recount = Recount.of(store.reports());
      for (MessageDetail detail : Recount.details(store.reports())) {
        assertThat(detail).as("seed %d", seed).isEqualTo(recount.counted(detail));
      }
    }
    assertThat(Recount.of(store.reports()).events()).hasSize(5 * RandomMail.HITS);
  }

  @Test
  void batchShouldRefuseAnEntryOutsideItself() {
    Batch batch = journal.ledger(sent(1, 1)).batch();

    assertThatThrownBy(() -> new Batch(batch.to(), batch.to(), batch.entries()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("lies outside its batch");
  }
}
