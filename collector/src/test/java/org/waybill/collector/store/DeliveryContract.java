package org.waybill.collector.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.waybill.collector.store.SampleJournal.SENT_AT;
import static org.waybill.collector.store.SampleJournal.bounced;
import static org.waybill.collector.store.SampleJournal.copy;
import static org.waybill.collector.store.SampleJournal.delivered;
import static org.waybill.collector.store.SampleJournal.message;
import static org.waybill.collector.store.SampleJournal.record;
import static org.waybill.collector.store.SampleJournal.sent;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.waybill.wire.LedgerRecord.Bounced;
import org.waybill.wire.LedgerRecord.Sent;
import org.waybill.wire.Mode;
import org.waybill.wire.PersonCode;
import org.waybill.wire.SentCopy;

/** What every store promises of what became of copies on their way. */
public abstract class DeliveryContract extends StoreFixture {

  private static final long LATER = SENT_AT + 61_000;
  private static final String REASON = "550 5.1.1 no such user";

  protected DeliveryContract(StoreEngine engine) {
    super(engine);
  }

  private Delivery delivery() {
    return detail(1).copies().getFirst().delivery();
  }

  @Test
  void deliveryShouldBeUnknownWhenNobodyRecordsIt() {
    journal.ledger(sent(1, 1));
    apply();

    assertThat(delivery()).isEqualTo(new Delivery.Unknown());
  }

  @Test
  void copyShouldBeDeliveredOnceTheNextServerTookIt() {
    journal.ledger(sent(1, 2)).ledger(delivered(1, 1, LATER));
    apply();

    assertThat(delivery()).isEqualTo(new Delivery.Delivered(LATER));
    assertThat(detail(1).copies().getLast().delivery()).isEqualTo(new Delivery.Unknown());
  }

  @Test
  void copyThatWasDeliveredTwiceShouldCountOnce() {
    journal.ledger(sent(1, 1)).ledger(delivered(1, 1, LATER));
    journal.ledger(delivered(1, 1, LATER + 1));
    apply();

    assertThat(detail(1).summary().cohort().delivered()).isOne();
    assertThat(detail(1).copies().getFirst().delivery())
        .isEqualTo(new Delivery.Delivered(LATER + 1));
  }

  @Test
  void copyShouldHaveBouncedOnceItWasRefused() {
    journal.ledger(sent(1, 1)).ledger(bounced(1, 1, LATER, 1));
    apply();

    assertThat(delivery()).isEqualTo(new Delivery.Bounced(LATER, REASON));
  }

  @Test
  void deliveryShouldBeKnownWhenTheNewsComesFirst() {
    journal.ledger(bounced(1, 1, LATER, 1)).ledger(delivered(1, 2, LATER + 1));
    apply();
    journal.ledger(sent(1, 2));
    apply();

    assertThat(detail(1).copies())
        .extracting(CopyFigures::delivery)
        .containsExactly(new Delivery.Bounced(LATER, REASON), new Delivery.Delivered(LATER + 1));
  }

  @Test
  void laterOfTwoFactsShouldHoldWhicheverComesFirst() {
    journal.ledger(sent(1, 2));
    journal.ledger(delivered(1, 1, LATER + 2)).ledger(bounced(1, 1, LATER + 1, 1));
    journal.ledger(delivered(1, 2, LATER + 3)).ledger(bounced(1, 2, LATER + 4, 1));
    journal.ledger(delivered(1, 2, LATER)).ledger(bounced(1, 1, LATER - 1, 1));
    apply();

    assertThat(detail(1).copies())
        .extracting(CopyFigures::delivery)
        .containsExactly(
            new Delivery.Delivered(LATER + 2), new Delivery.Bounced(LATER + 4, REASON));
  }

  @Test
  void sharedCopyShouldHaveBouncedOnlyWhenItWasRefusedForAll() {
    journal.ledger(shared(3)).ledger(bounced(1, 0, LATER, 2));
    apply();
    assertThat(delivery()).isEqualTo(new Delivery.Unknown());

    journal.ledger(bounced(1, 0, LATER + 1, 3));
    apply();
    assertThat(delivery()).isEqualTo(new Delivery.Bounced(LATER + 1, REASON));
  }

  private static Sent shared(int recipients) {
    return with(
        sent(1, 1), new SentCopy(copy(1, 0), PersonCode.NONE, "*", recipients, 1), Mode.AGGREGATE);
  }

  private static Sent with(Sent sent, SentCopy copy, Mode mode) {
    return new Sent(
        sent.id(),
        sent.at(),
        message(1),
        Optional.empty(),
        sent.sender(),
        sent.from(),
        sent.subject(),
        mode,
        sent.labels(),
        sent.links(),
        List.of(copy));
  }

  @Test
  void reasonShouldBeCutWhenItIsLongerThanItsColumn() {
    journal
        .ledger(sent(1, 1))
        .ledger(new Bounced(record(9), LATER, List.of(copy(1, 1)), 1, "x".repeat(1_000)));
    apply();

    assertThat(delivery()).isEqualTo(new Delivery.Bounced(LATER, "x".repeat(200)));
  }

  @Test
  void copyShouldKeepTheMostPixelsOfItsSendings() {
    for (int pixels : new int[] {0, 2, 1}) {
      Sent sent = sent(1, 1);
      SentCopy copy = new SentCopy(copy(1, 1), new PersonCode(1), "*", 1, pixels);
      Sent again = with(sent, copy, Mode.IDENTIFIED);
      journal.ledger(renamed(again, 70 + pixels));
      apply();
      assertThat(detail(1).copies().getFirst().pixels()).isEqualTo(pixels == 0 ? 0 : 2);
    }
  }

  private static Sent renamed(Sent sent, int record) {
    return new Sent(
        record(record),
        sent.at(),
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
  void purgeShouldTakeWhatIsKnownOfTheDeliveryAlong() {
    journal.ledger(sent(1, 1)).ledger(delivered(1, 1, LATER)).ledger(delivered(7, 1, LATER));
    apply();

    Instant due = Instant.ofEpochMilli(LATER + 1);
    boolean more = true;
    while (more) {
      more =
          store.purge(new Expiry(Instant.EPOCH, Instant.EPOCH, due, Instant.EPOCH, Instant.EPOCH));
    }
    journal.ledger(renamed(sent(1, 1), 71)).ledger(renamed(sent(7, 1), 77));
    apply();

    assertThat(delivery()).isEqualTo(new Delivery.Unknown());
    assertThat(detail(7).copies().getFirst().delivery()).isEqualTo(new Delivery.Unknown());
  }
}
