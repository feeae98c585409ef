package org.waybill.collector.correlate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.waybill.collector.hit.EventType;
import org.waybill.collector.store.SampleJournal;
import org.waybill.collector.store.StoreEntry;
import org.waybill.collector.store.StoreEntry.FurtherHits;
import org.waybill.collector.store.StoreEntry.HitRow;
import org.waybill.collector.store.StoreEntry.LedgerRow;
import org.waybill.collector.store.StoreEntry.Tampered;
import org.waybill.journal.Position;
import org.waybill.wire.Labels;
import org.waybill.wire.LedgerPosition;
import org.waybill.wire.LedgerRecord;
import org.waybill.wire.MessageKey;
import org.waybill.wire.Mode;
import org.waybill.wire.PersonCode;
import org.waybill.wire.RecordId;
import org.waybill.wire.SentCopy;

/** What of the journal is stored when somebody has withdrawn: of each kind of entry. */
class StorableTest {

  private static final Position AT = new Position(1, 100);
  private static final LedgerPosition NEXT = new LedgerPosition("0123456789abcdef", 1, 200);
  private static final PersonCode ANNA = new PersonCode(1);
  private static final PersonCode BERT = new PersonCode(2);
  private static final RecordId RECORD = RecordId.of(new byte[16]);

  private final Storable storable = new Storable(ANNA::equals);

  private static HitRow hit(PersonCode person) {
    return new HitRow(
        AT,
        1_000,
        1,
        EventType.OPEN,
        "GET",
        Mode.IDENTIFIED,
        SampleJournal.copy(1, 1),
        person,
        690,
        0,
        "203.0.113.7",
        "Mail/1.0",
        Map.of());
  }

  private static LedgerRow sent(PersonCode... persons) {
    List<SentCopy> copies = new ArrayList<>();
    for (PersonCode person : persons) {
      copies.add(
          new SentCopy(
              SampleJournal.copy(1, (int) person.value()), person, person + "@example.org", 1, 1));
    }
    return row(
        new LedgerRecord.Sent(
            RECORD,
            1_000,
            MessageKey.of(new byte[16]),
            Optional.empty(),
            "news@sender.example",
            "",
            "Autumn",
            Mode.IDENTIFIED,
            Labels.NONE,
            List.of(),
            copies));
  }

  private static LedgerRow row(LedgerRecord record) {
    return new LedgerRow(AT, NEXT, record);
  }

  @Test
  void hitsOfWhoeverHasWithdrawnShouldBeLeftOut() {
    List<StoreEntry> others =
        List.of(hit(BERT), new FurtherHits(hit(BERT)), new Tampered(AT, 1_000, "203.0.113.0"));
    List<StoreEntry> all = new ArrayList<>(others);
    all.add(1, hit(ANNA));
    all.add(new FurtherHits(hit(ANNA)));

    assertThat(storable.of(all)).isEqualTo(others);
  }

  @Test
  void copiesOfWhoeverHasWithdrawnShouldBeLeftOutOfAMessage() {
    assertThat(storable.of(List.of(sent(ANNA, BERT)))).containsExactly(sent(BERT));
    assertThat(storable.of(List.of(sent(BERT, PersonCode.NONE))))
        .containsExactly(sent(BERT, PersonCode.NONE));
  }

  @Test
  void messageOfNobodyElseShouldLeaveItsIdAndThePlaceInItsLedgerOnly() {
    assertThat(storable.of(List.of(sent(ANNA))))
        .containsExactly(row(new LedgerRecord.Unknown(RECORD, 1_000, 'S')));
  }

  @Test
  void nothingShouldBeStoredWhileNobodyKnowsWhoHasWithdrawn() {
    Storable unknown =
        new Storable(
            person -> {
              throw new IllegalStateException("nobody knows");
            });
    assertThatThrownBy(() -> unknown.of(List.of(hit(BERT)))).hasMessage("nobody knows");
    assertThatThrownBy(() -> unknown.of(List.of(sent(BERT)))).hasMessage("nobody knows");
  }
}
