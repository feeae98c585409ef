package org.waybill.collector.store.derby;

import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import org.waybill.collector.store.EventType;
import org.waybill.collector.store.Figures;
import org.waybill.collector.store.StoreEntry.HitRow;
import org.waybill.collector.store.Verdict;
import org.waybill.wire.MessageKey;
import org.waybill.wire.TrackingId;

/**
 * What one transaction adds to the rollups, summed before it is written. Sorted, so that every
 * transaction takes its locks in the same order.
 */
final class Tallies {

  private final Map<Cell<MessageKey>, Figures> messages = new TreeMap<>();
  private final Map<Cell<TrackingId>, Figures> copies = new TreeMap<>();

  private record Cell<K extends Comparable<K>>(K key, EventType type, int link, Verdict verdict)
      implements Comparable<Cell<K>> {

    @Override
    public int compareTo(Cell<K> other) {
      int order = key.compareTo(other.key);
      order = order != 0 ? order : type.compareTo(other.type);
      order = order != 0 ? order : Integer.compare(link, other.link);
      return order != 0 ? order : verdict.compareTo(other.verdict);
    }
  }

  void add(MessageKey message, HitRow hit, Verdict verdict) {
    if (hit.type().counts()) {
      Figures more = Figures.of(hit.hits(), hit.at(), hit.at());
      messages.merge(new Cell<>(message, hit.type(), hit.link(), verdict), more, Figures::plus);
      copies.merge(new Cell<>(hit.copy(), hit.type(), hit.link(), verdict), more, Figures::plus);
    }
  }

  void write(Session session) throws SQLException {
    for (Map.Entry<Cell<MessageKey>, Figures> entry : messages.entrySet()) {
      Cell<MessageKey> cell = entry.getKey();
      write(session, "message", cell.key().bytes(), cell, entry.getValue());
    }
    for (Map.Entry<Cell<TrackingId>, Figures> entry : copies.entrySet()) {
      Cell<TrackingId> cell = entry.getKey();
      write(session, "copy", cell.key().bytes(), cell, entry.getValue());
    }
  }

  private static void write(Session session, String what, byte[] key, Cell<?> cell, Figures more)
      throws SQLException {
    long first = more.firstAt().orElseThrow();
    long last = more.lastAt().orElseThrow();
    int type = cell.type().code();
    int verdict = cell.verdict().code();
    int known =
        session.update(
            """
            UPDATE %1$s_rollups SET hits = hits + ?,
              first_at = CASE WHEN first_at < ? THEN first_at ELSE ? END,
              last_at = CASE WHEN last_at > ? THEN last_at ELSE ? END
            WHERE %1$s_key = ? AND event_type = ? AND link = ? AND verdict = ?\
            """
                .formatted(what),
            more.total(),
            first,
            first,
            last,
            last,
            key,
            type,
            cell.link(),
            verdict);
    if (known == 0) {
      session.update(
          """
          INSERT INTO %1$s_rollups (%1$s_key, event_type, link, verdict, hits, first_at, last_at)
          VALUES (?, ?, ?, ?, ?, ?, ?)\
          """
              .formatted(what),
          key,
          type,
          cell.link(),
          verdict,
          more.total(),
          first,
          last);
    }
  }
}
