package org.waybill.collector.store.derby;

import java.sql.SQLException;
import java.util.List;

/**
 * Deletes and blanks single hits that are due, oldest first, a range of the primary key at a time.
 * Events stand in the order in which they became known, so that one whose copy became known late
 * may stay as much longer as it waited.
 */
final class HitPurge {

  /** Rows of one transaction: some ten milliseconds that a batch waits at most. */
  static final int ROWS = 200;

  private final Session session;

  HitPurge(Session session) {
    this.session = session;
  }

  private record Place(long number, long at) {}

  private record Waiting(long segment, int offset, long at) {}

  /** Deletes the next events that came before that moment; false where there are none. */
  boolean events(long before) throws SQLException {
    List<Place> due =
        session
            .rows(
                row -> new Place(row.getLong(1), row.getLong(2)),
                """
                SELECT event_no, hit_at FROM events --DERBY-PROPERTIES constraint=events_key
                ORDER BY event_no FETCH FIRST ? ROWS ONLY\
                """,
                ROWS)
            .stream()
            .filter(place -> place.at() < before)
            .toList();
    if (due.isEmpty()) {
      return false;
    }
    session.update("UPDATE progress SET hits_from = ? WHERE hits_from < ?", before, before);
    session.update(
        "DELETE FROM events WHERE event_no >= ? AND event_no <= ? AND hit_at < ?",
        due.getFirst().number(),
        due.getLast().number(),
        before);
    return true;
  }

  /** Deletes the next hits that came before that moment and whose copy never became known. */
  boolean orphans(long before) throws SQLException {
    List<Waiting> due =
        session
            .rows(
                row -> new Waiting(row.getLong(1), row.getInt(2), row.getLong(3)),
                """
                SELECT segment, byte_offset, hit_at FROM orphans
                ORDER BY segment, byte_offset FETCH FIRST ? ROWS ONLY\
                """,
                ROWS)
            .stream()
            .filter(place -> place.at() < before)
            .toList();
    for (Waiting place : due) {
      session.update(
          "DELETE FROM orphans WHERE segment = ? AND byte_offset = ?",
          place.segment(),
          place.offset());
    }
    return !due.isEmpty();
  }

  /**
   * Blanks client address, user agent and headers of the next events that came before that moment.
   * Where an older event stands behind a newer one, both are blanked.
   */
  boolean addresses(long before) throws SQLException {
    List<Place> next =
        session.rows(
            row -> new Place(row.getLong(1), row.getLong(2)),
            """
            SELECT event_no, hit_at FROM events --DERBY-PROPERTIES constraint=events_key
            WHERE event_no >= (SELECT blank_to FROM progress WHERE id = 1)
            ORDER BY event_no FETCH FIRST ? ROWS ONLY\
            """,
            ROWS);
    List<Place> due = next.stream().filter(place -> place.at() < before).toList();
    if (due.isEmpty()) {
      return false;
    }
    session.update(
        """
        UPDATE events SET address = '', user_agent = '', headers = ''
        WHERE event_no >= ? AND event_no <= ?\
        """,
        next.getFirst().number(),
        due.getLast().number());
    session.update("UPDATE progress SET blank_to = ? WHERE id = 1", due.getLast().number() + 1);
    return true;
  }

  /** The same for hits that wait for their copy. */
  boolean orphanAddresses(long before) throws SQLException {
    List<Waiting> due =
        session
            .rows(
                row -> new Waiting(row.getLong(1), row.getInt(2), row.getLong(3)),
                """
                SELECT segment, byte_offset, hit_at FROM orphans
                WHERE address <> '' OR user_agent <> '' OR headers <> ''
                ORDER BY segment, byte_offset FETCH FIRST ? ROWS ONLY\
                """,
                ROWS)
            .stream()
            .filter(place -> place.at() < before)
            .toList();
    for (Waiting place : due) {
      session.update(
          """
          UPDATE orphans SET address = '', user_agent = '', headers = ''
          WHERE segment = ? AND byte_offset = ?\
          """,
          place.segment(),
          place.offset());
    }
    return !due.isEmpty();
  }
}
