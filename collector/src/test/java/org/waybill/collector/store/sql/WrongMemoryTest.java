package org.waybill.collector.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.waybill.collector.store.SampleJournal.message;
import static org.waybill.collector.store.SampleJournal.sent;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.collector.store.Figures;
import org.waybill.collector.store.MessageDetail;
import org.waybill.collector.store.SampleJournal;
import org.waybill.collector.store.Store;
import org.waybill.collector.store.TestRecognizer;
import org.waybill.collector.store.derby.EmptyDerby;
import org.waybill.wire.LedgerRecord;

/** What the store keeps in memory to be fast is not needed to be right. */
class WrongMemoryTest {

  @TempDir Path folder;
  private final SampleJournal journal = new SampleJournal();

  private Store open(Memory memory) {
    return SqlStore.on(
        EmptyDerby.database(folder.resolve("store")),
        new Turn.Alone(),
        new TestRecognizer(),
        memory);
  }

  @Test
  void storeShouldCountRightAlthoughTheFilterCallsEverythingNew() {
    Memory lied = Memory.of(new Lying(), new Lying());
    try (Store store = EmptyDerby.open(folder.resolve("store"))) {
      store.apply(journal.ledger(sent(1, 1)).open(1, 1, 10).click(1, 1, 2, 15).batch());
    }
    try (Store store = open(lied)) {
      assertThat(store.apply(journal.open(1, 1, 20).click(1, 1, 1, 25).batch())).isZero();

      MessageDetail detail = store.reports().message(message(1)).orElseThrow();
      assertThat(detail.summary().opens().all()).isEqualTo(Figures.of(2, 10, 20));
      assertThat(detail.summary().clicks().all()).isEqualTo(Figures.of(2, 15, 25));
      assertThat(store.check()).isEmpty();
    }
  }

  @Test
  void lateLedgerRecordShouldJoinItsHitsAlthoughTheFilterCallsEverythingNew() {
    try (Store store = EmptyDerby.open(folder.resolve("store"))) {
      store.apply(journal.ledger(sent(1, 1)).open(1, 1, 10).batch());
    }
    Memory lied = Memory.of(new Lying(), new Lying());
    try (Store store = open(lied)) {
      store.apply(journal.open(1, 2, 20).open(1, 2, 30).batch());

      assertThat(store.apply(journal.ledger(laterSent(1, 2)).batch())).isZero();

      MessageDetail detail = store.reports().message(message(1)).orElseThrow();
      assertThat(detail.summary().opens().all()).isEqualTo(Figures.of(3, 10, 30));
      assertThat(detail.summary().cohort().copies()).isEqualTo(2);
      assertThat(store.check()).isEmpty();
    }
  }

  /** A message that goes to one more recipient, in a record of its own. */
  private static LedgerRecord.Sent laterSent(int message, int recipient) {
    LedgerRecord.Sent first = sent(message, "Subject " + message, recipient);
    return new LedgerRecord.Sent(
        SampleJournal.record(900),
        first.at() + 1,
        first.message(),
        first.messageId(),
        first.sender(),
        first.from(),
        first.subject(),
        first.mode(),
        first.labels(),
        first.links(),
        first.copies());
  }

  private static final class Lying extends SeenKeys {
    private boolean believed = true;

    Lying() {
      super(8);
    }

    @Override
    boolean isNew(long key) {
      return believed;
    }

    @Override
    void distrust() {
      believed = false;
    }
  }

  @Test
  void storeShouldKnowAgainWhatWasCountedBeforeAStart() {
    try (Store store = EmptyDerby.open(folder.resolve("store"))) {
      store.apply(journal.ledger(sent(1, 1)).open(1, 1, 10).batch());
    }
    Memory memory = Memory.empty();
    try (Store store = open(memory)) {
      store.apply(journal.open(1, 1, 20).batch());

      assertThat(store.reports().message(message(1)).orElseThrow().summary().opens().all())
          .isEqualTo(Figures.of(2, 10, 20));
      assertThat(store.check()).isEmpty();
    }
    long open = Counter.seenAs(SampleJournal.copy(1, 1).bytes(), 1, 0);
    assertThat(memory.seen().isNew(open)).isFalse();
  }
}
