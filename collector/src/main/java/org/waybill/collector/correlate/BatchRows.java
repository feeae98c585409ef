package org.waybill.collector.correlate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.waybill.collector.store.HitMinute;
import org.waybill.collector.store.StoreEntry;
import org.waybill.collector.store.StoreEntry.FurtherHits;
import org.waybill.collector.store.StoreEntry.HitRow;
import org.waybill.journal.Entry;

/**
 * What is to be stored of a stretch of the journal. Further hits of the same pixel or link in it
 * are one entry for each minute they came in, at the place of the first: a flood leaves a record
 * with each commit, and none of them says more than the others.
 */
final class BatchRows {

  private final Storable storable;
  private final List<StoreEntry> entries = new ArrayList<>();
  private final Map<HitMinute, Integer> further = new HashMap<>();
  private int rows;

  BatchRows(Storable storable) {
    this.storable = storable;
  }

  void add(Entry entry) {
    Entries.read(entry)
        .ifPresent(
            record -> {
              for (StoreEntry row : storable.of(Entries.rows(entry.position(), record))) {
                if (row instanceof FurtherHits(HitRow hits)) {
                  addFurther(hits);
                } else {
                  put(row);
                }
              }
            });
  }

  private void addFurther(HitRow hits) {
    HitMinute minute = HitMinute.of(hits);
    Integer at = further.get(minute);
    if (at != null
        && entries.get(at) instanceof FurtherHits(HitRow first)
        && first.hits() + hits.hits() <= HitRow.MOST_HITS) {
      entries.set(at, new FurtherHits(first.withHits(first.hits() + hits.hits())));
    } else {
      further.put(minute, entries.size());
      put(new FurtherHits(hits));
    }
  }

  private void put(StoreEntry row) {
    entries.add(row);
    rows += row.rows();
  }

  /** About how many rows they write. */
  int count() {
    return rows;
  }

  List<StoreEntry> entries() {
    return List.copyOf(entries);
  }
}
