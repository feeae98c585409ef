package org.waybill.collector.correlate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.waybill.collector.hit.Hit;
import org.waybill.collector.hit.HitKind;
import org.waybill.collector.hit.JournalRecordBytes;
import org.waybill.collector.hit.Method;
import org.waybill.collector.hit.More;
import org.waybill.collector.store.SampleJournal;
import org.waybill.collector.store.StoreEntry.FurtherHits;
import org.waybill.collector.store.StoreEntry.HitRow;
import org.waybill.journal.Entry;
import org.waybill.journal.Position;
import org.waybill.wire.Mode;
import org.waybill.wire.PersonCode;

class BatchRowsTest {

  private static final long MINUTE = Duration.ofMinutes(1).toMillis();

  private final BatchRows rows = new BatchRows(Storable.ALL);
  private int records;

  private void further(long at, int hits) {
    Hit hit =
        new Hit(
            at,
            Method.GET,
            HitKind.OPEN,
            Mode.IDENTIFIED,
            SampleJournal.copy(1, 1),
            new PersonCode(1),
            690,
            0,
            "203.0.113.7",
            "Mail/1.0",
            Map.of());
    Position position = new Position(1, ++records * 100);
    Position next = new Position(1, (records + 1) * 100);
    rows.add(new Entry(position, next, JournalRecordBytes.encode(new More(hit, hits))));
  }

  @Test
  void furtherHitsShouldBeOneRowForEachMinuteTheyCameIn() {
    further(MINUTE - 2, 3);
    further(MINUTE - 1, 4);
    further(MINUTE, 5);
    further(MINUTE + 1, 6);

    assertThat(rows.entries())
        .extracting(entry -> ((FurtherHits) entry).hits())
        .extracting(HitRow::at, HitRow::hits)
        .containsExactly(tuple(MINUTE - 2, 7L), tuple(MINUTE, 11L));
  }
}
