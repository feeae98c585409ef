package org.waybill.collector.correlate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.waybill.collector.hit.EventType;
import org.waybill.collector.hit.More;
import org.waybill.collector.store.Hour;
import org.waybill.collector.store.StoreEntry;
import org.waybill.journal.Entry;
import org.waybill.wire.TrackingId;

/**
 * What is to be stored of a stretch of the journal. Further hits of the same pixel or link in it
 * are one row for each hour they came in, at the place of the first: a flood leaves a record with
 * each commit, and none of them says more than the others; figures are by hour.
 */
final class BatchRows {

  private final List<StoreEntry> entries = new ArrayList<>();
  private final Map<Alike, Integer> further = new HashMap<>();
  private int rows;

  void add(Entry entry) {
    Entries.read(entry)
        .ifPresent(
            record -> {
              for (StoreEntry row : Entries.rows(entry.position(), record)) {
                if (record instanceof More && row instanceof StoreEntry.HitRow hit) {
                  addFurther(hit);
                } else {
                  put(row);
                }
              }
            });
  }

  private void addFurther(StoreEntry.HitRow hit) {
    Alike alike = new Alike(hit.copy(), hit.type(), hit.method(), hit.link(), Hour.of(hit.at()));
    Integer at = further.get(alike);
    if (at != null
        && entries.get(at) instanceof StoreEntry.HitRow first
        && first.hits() + hit.hits() <= StoreEntry.HitRow.MOST_HITS) {
      entries.set(at, first.withHits(first.hits() + hit.hits()));
    } else {
      further.put(alike, entries.size());
      put(hit);
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

  private record Alike(TrackingId copy, EventType type, String method, int link, int hour) {}
}
