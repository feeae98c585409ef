package org.waybill.collector.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.waybill.collector.classify.Delivery.HANDED_OFF;
import static org.waybill.collector.store.SampleJournal.SENT_AT;
import static org.waybill.collector.store.SampleJournal.abandoned;
import static org.waybill.collector.store.SampleJournal.copy;
import static org.waybill.collector.store.SampleJournal.message;
import static org.waybill.collector.store.SampleJournal.messageId;
import static org.waybill.collector.store.SampleJournal.record;
import static org.waybill.collector.store.SampleJournal.sent;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.waybill.collector.classify.Sign;
import org.waybill.collector.classify.Standing;
import org.waybill.wire.Labels;
import org.waybill.wire.LedgerPosition;
import org.waybill.wire.LedgerRecord;
import org.waybill.wire.LedgerRecord.Sent;
import org.waybill.wire.MessageId;
import org.waybill.wire.Mode;
import org.waybill.wire.PersonCode;
import org.waybill.wire.SentCopy;
import org.waybill.wire.SentLink;
import org.waybill.wire.TokenKind;

/** What every store promises of ledger records. */
public abstract class LedgerContract extends StoreFixture {

  protected LedgerContract(StoreEngine engine) {
    super(engine);
  }

  @Test
  void senderShouldBeKnownOfACopyThatIs() {
    journal.ledger(sent(1, 2));
    apply();

    assertThat(store.senderOf(copy(1, 2))).contains("news@sender.example");
    assertThat(store.senderOf(copy(1, 3))).isEmpty();
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
                Labels.NONE,
                2,
                Cohort.NONE.plus(new Standing(Sign.NONE, Sign.NONE, true, HANDED_OFF), 2),
                HitFigures.NONE,
                HitFigures.NONE));
    assertThat(detail.copies())
        .extracting(CopyFigures::recipient)
        .containsExactly("r1@there.example", "r2@there.example");
    assertThat(detail.links())
        .containsExactly(
            new LinkFigures(1, "https://shop.example/one", "First", Map.of(), HitFigures.NONE),
            new LinkFigures(
                2, "https://shop.example/two?a=1&b=2", "Second", Map.of(), HitFigures.NONE));
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
        sent.labels(),
        sent.links(),
        sent.copies());
  }

  @Test
  void abandonedCopyShouldKeepItsHits() {
    journal.ledger(sent(1, 2)).ledger(abandoned(1, 1, SENT_AT + 60_001)).open(1, 1, 10);
    apply();

    CopyFigures first = detail(1).copies().getFirst();
    assertThat(first.abandoned()).contains("hand-off-failed");
    assertThat(first.opens().all()).isEqualTo(Figures.of(1, 10, 10));
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
            Labels.tag("invoice"),
            List.of(),
            List.of(new SentCopy(copy(1, 0), PersonCode.NONE, "*", 3, 1))));
    apply();

    assertThat(detail(1).summary().messageId()).isEmpty();
    assertThat(detail(1).summary().mode()).isEqualTo(Mode.AGGREGATE);
    assertThat(detail(1).summary().labels().tag()).contains("invoice");
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
            Optional.of(new MessageId(hostile)),
            hostile,
            hostile,
            hostile,
            Mode.IDENTIFIED,
            new Labels(Optional.of(hostile), Optional.of(hostile), Optional.of(hostile)),
            List.of(new SentLink(1, hostile, hostile)),
            List.of(new SentCopy(copy(1, 1), PersonCode.NONE, hostile, 1, 1))));
    journal.hit(TokenKind.OPEN, hostile, copy(1, 1), 0, 10, hostile);
    apply();

    assertThat(held(detail(1).summary().subject())).startsWith(held(hostile).substring(0, 900));
    assertThat(held(events().getFirst().userAgent())).startsWith(held(hostile).substring(0, 900));
  }

  /** For NUL and half of a surrogate pair a database may hold what stands for them. */
  private static String held(String text) {
    return text.replace('\u0000', '\uFFFD').replace('\uD800', '\uFFFD');
  }
}
