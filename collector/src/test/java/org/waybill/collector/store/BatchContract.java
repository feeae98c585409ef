package org.waybill.collector.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.waybill.collector.store.SampleJournal.message;
import static org.waybill.collector.store.SampleJournal.sent;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.waybill.journal.Position;

/** What every store promises of batches: all or nothing, each once, whatever is in them. */
public abstract class BatchContract extends StoreFixture {

  protected BatchContract(StoreEngine engine) {
    super(engine);
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
    List<StoreEntry> both = new ArrayList<>(first.entries());
    both.addAll(second.entries());

    store.apply(new Batch(first.from(), second.to(), both));

    assertThat(detail(1).summary().opens().all()).isEqualTo(Figures.of(2, 10, 20));
    assertThat(store.position()).isEqualTo(second.to());
  }

  @Test
  void applyShouldLeaveOutWhatCannotBeStoredAndStoreTheRest() {
    Batch batch = journal.open(9, 1, 10).ledger(sent(1, 1)).open(1, 1, 20).batch();
    List<StoreEntry> entries = new ArrayList<>(batch.entries());
    entries.add(1, entries.getFirst()); // two hits at one place: no journal has them

    assertThat(store.apply(new Batch(batch.from(), batch.to(), entries))).isEqualTo(1);

    assertThat(store.position()).isEqualTo(batch.to());
    assertThat(detail(1).summary().opens().all()).isEqualTo(Figures.of(1, 20, 20));
    journal.ledger(sent(9, 1));
    apply();
    assertThat(detail(9).summary().opens().all()).isEqualTo(Figures.of(1, 10, 10));
  }

  @Test
  void storeShouldBeTheSameWhenItIsOpenedAgain() {
    Batch batch = journal.open(3, 1, 5).ledger(sent(1, 2)).open(1, 1, 10).batch();
    store.apply(batch);
    MessageDetail before = detail(1);
    store.close();

    store = engine.open(folder.resolve("store"));

    assertThat(store.position()).isEqualTo(batch.to());
    assertThat(detail(1)).isEqualTo(before);
    journal.ledger(sent(3, 1));
    apply();
    assertThat(detail(3).summary().opens().total()).isEqualTo(1);
  }

  @Test
  void batchShouldRefuseAnEntryOutsideItself() {
    Batch batch = journal.ledger(sent(1, 1)).batch();

    assertThatThrownBy(() -> new Batch(batch.to(), batch.to(), batch.entries()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("lies outside its batch");
  }
}
