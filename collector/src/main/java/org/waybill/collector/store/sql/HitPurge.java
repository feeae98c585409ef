package org.waybill.collector.store.sql;

import java.sql.SQLException;
import java.util.List;

/**
 * Deletes and blanks single hits that are due, oldest first, a range of the primary key at a time.
 * Events stand in the order in which they became known, so that one whose copy became known late
 * may stay as much longer as it waited. Those that are not due, for a clock once ran ahead, are
 * passed over, some pages of them.
 */
final class HitPurge {

  /** Rows of one transaction: some ten milliseconds that a batch waits at most. */
  static final int ROWS = 200;

  /** How many pages of such rows are looked through for one that is due. */
  private static final int PAGES = 10;

  private final Session session;
  private final Lookup lookup;

  HitPurge(Session session, Lookup lookup) {
    this.session = session;
    this.lookup = lookup;
  }

  private sealed interface Dated {
    long at();
  }

  private record Place(long number, long at) implements Dated {}

  private record Waiting(long segment, int offset, long at) implements Dated {

    static Waiting beforeAll(int journal) {
      return new Waiting(StoredJournal.firstSegment(journal), Integer.MIN_VALUE, 0);
    }
  }

  /** Reads the page after a place. */
  @FunctionalInterface
  private interface Pages<P> {
    List<P> after(P last) throws SQLException;
  }

  /** What came before that moment, of the first page in which something did. */
  private static <P extends Dated> List<P> due(Pages<P> pages, P from, long before)
      throws SQLException {
    P last = from;
    for (int page = 0; page < PAGES; page++) {
      List<P> rows = pages.after(last);
      List<P> due = rows.stream().filter(row -> row.at() < before).toList();
      if (!due.isEmpty() || rows.size() < ROWS) {
        return due;
      }
      last = rows.getLast();
    }
    return List.of();
  }

  /** Deletes the next events that came before that moment; false where there are none. */
  boolean events(long before) throws SQLException {
    List<Place> due = due(this::events, new Place(Long.MIN_VALUE, 0), before);
    if (due.isEmpty()) {
      return false;
    }
    long from = due.getFirst().number();
    long to = due.getLast().number();
    PurgedHits.add(session, lookup, from, to, before);
    session.update(
        "DELETE FROM events WHERE event_no >= ? AND event_no <= ? AND hit_at < ?",
        from,
        to,
        before);
    return true;
  }

  private List<Place> events(Place last) throws SQLException {
    return session.rows(
        row -> new Place(row.getLong(1), row.getLong(2)),
        """
        SELECT event_no, hit_at FROM events --DERBY-PROPERTIES constraint=events_key
        WHERE event_no > ? ORDER BY event_no FETCH FIRST ? ROWS ONLY\
        """,
        last.number(),
        ROWS);
  }

  /** Deletes the next hits that came before that moment and whose copy never became known. */
  boolean orphans(long before) throws SQLException {
    List<Waiting> due = dueOrphans("", before);
    for (Waiting place : due) {
      session.update(
          "DELETE FROM orphans WHERE segment = ? AND byte_offset = ?",
          place.segment(),
          place.offset());
    }
    return !due.isEmpty();
  }

  /** Those of the first journal that has some: within a journal the older ones stand first. */
  private List<Waiting> dueOrphans(String also, long before) throws SQLException {
    for (int journal : StoredJournal.numbers(session)) {
      long end = StoredJournal.firstSegment(journal + 1);
      List<Waiting> due = due(last -> orphans(also, last, end), Waiting.beforeAll(journal), before);
      if (!due.isEmpty()) {
        return due;
      }
    }
    return List.of();
  }

  private List<Waiting> orphans(String also, Waiting last, long end) throws SQLException {
    return session.rows(
        row -> new Waiting(row.getLong(1), row.getInt(2), row.getLong(3)),
        """
        SELECT segment, byte_offset, hit_at FROM orphans --DERBY-PROPERTIES constraint=orphans_key
        WHERE segment >= ? AND segment < ? AND (segment > ? OR byte_offset > ?) %s
        ORDER BY segment, byte_offset FETCH FIRST ? ROWS ONLY\
        """
            .formatted(also),
        last.segment(),
        end,
        last.segment(),
        last.offset(),
        ROWS);
  }

  /**
   * Blanks client address, user agent and headers of the next events that came before that moment.
   * Where an older event stands behind a newer one, both are blanked.
   */
  boolean addresses(long before) throws SQLException {
    long from = blankTo();
    List<Place> due = due(this::events, new Place(from - 1, 0), before);
    if (due.isEmpty()) {
      return false;
    }
    long to = due.getLast().number();
    session.update(
        """
        UPDATE events SET address = '', user_agent = '', headers = ''
        WHERE event_no >= ? AND event_no <= ?\
        """,
        from,
        to);
    session.update("UPDATE progress SET blank_to = ? WHERE id = 1", to + 1);
    return true;
  }

  private long blankTo() throws SQLException {
    return session
        .row(row -> row.getLong(1), "SELECT blank_to FROM progress WHERE id = 1")
        .orElseThrow(() -> new SQLException("table progress has lost its row"));
  }

  /** The same for hits that wait for their copy. */
  boolean orphanAddresses(long before) throws SQLException {
    String notBlank = "AND (address <> '' OR user_agent <> '' OR headers <> '')";
    List<Waiting> due = dueOrphans(notBlank, before);
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
