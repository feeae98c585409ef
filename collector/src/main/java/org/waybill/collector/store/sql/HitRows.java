package org.waybill.collector.store.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.waybill.collector.classify.Verdict;
import org.waybill.collector.hit.EventType;
import org.waybill.collector.store.StoreEntry.HitRow;
import org.waybill.journal.Position;
import org.waybill.wire.MessageKey;
import org.waybill.wire.Mode;
import org.waybill.wire.PersonCode;
import org.waybill.wire.TrackingId;

/** The columns that events and orphans share, written and read. */
final class HitRows {

  static final String COLUMNS =
      "segment, byte_offset, hit_at, hits, event_type, method, mode, copy_key, person, sealed_day,"
          + " link, address, user_agent, headers";

  private HitRows() {}

  /** A row of {@link BulkTable#EVENTS}. */
  static Object[] event(long number, MessageKey message, Verdict verdict, HitRow hit) {
    Object[] own = orphan(hit);
    Object[] row = new Object[own.length + 3];
    row[0] = number;
    row[1] = message.bytes();
    row[2] = verdict.code();
    System.arraycopy(own, 0, row, 3, own.length);
    return row;
  }

  /** A row of {@link BulkTable#ORPHANS}. */
  static Object[] orphan(HitRow hit) {
    return new Object[] {
      hit.position().segment(),
      hit.position().offset(),
      hit.at(),
      hit.hits(),
      hit.type().code(),
      Columns.clip(hit.method(), Columns.METHOD),
      hit.mode().code(),
      hit.copy().bytes(),
      hit.person().value(),
      hit.day(),
      hit.link(),
      Columns.clip(hit.address(), Columns.ADDRESS),
      Columns.clip(hit.userAgent(), Columns.TEXT),
      Columns.clip(format(hit.headers()), Columns.HEADERS)
    };
  }

  /** Takes hits that waited for a copy, in the journal's order, at most so many. */
  static List<HitRow> takeOrphans(Session session, TrackingId copy, int most) throws SQLException {
    List<HitRow> hits =
        session.rows(
            HitRows::read,
            """
            SELECT %s FROM orphans --DERBY-PROPERTIES index=orphans_by_copy
            WHERE copy_key = ? ORDER BY copy_key, segment, byte_offset FETCH FIRST ? ROWS ONLY\
            """
                .formatted(COLUMNS),
            copy.bytes(),
            most);
    for (HitRow hit : hits) {
      session.update(
          "DELETE FROM orphans WHERE segment = ? AND byte_offset = ?",
          hit.position().segment(),
          hit.position().offset());
    }
    return hits;
  }

  private static HitRow read(ResultSet row) throws SQLException {
    return new HitRow(
        new Position(row.getLong("segment"), row.getInt("byte_offset")),
        row.getLong("hit_at"),
        row.getLong("hits"),
        EventType.of(row.getInt("event_type")),
        row.getString("method"),
        Mode.of(row.getInt("mode")).orElseThrow(),
        TrackingId.of(row.getBytes("copy_key")),
        new PersonCode(row.getLong("person")),
        row.getInt("sealed_day"),
        row.getInt("link"),
        row.getString("address"),
        row.getString("user_agent"),
        parse(row.getString("headers")));
  }

  /** One line a header, by name; neither name nor value of an HTTP header holds a line end. */
  private static String format(Map<String, String> headers) {
    StringBuilder text = new StringBuilder();
    new TreeMap<>(headers)
        .forEach((name, value) -> text.append(name).append(": ").append(value).append('\n'));
    return text.toString();
  }

  /** What {@link #orphan} made a text of. */
  static Map<String, String> parse(String text) {
    Map<String, String> headers = new LinkedHashMap<>();
    Arrays.stream(text.split("\n", -1))
        .map(line -> line.split(": ", 2))
        .filter(pair -> pair.length == 2)
        .forEach(pair -> headers.put(pair[0], pair[1]));
    return headers;
  }
}
