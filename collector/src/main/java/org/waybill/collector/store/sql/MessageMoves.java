package org.waybill.collector.store.sql;

import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.waybill.collector.classify.Verdict;
import org.waybill.collector.hit.EventType;
import org.waybill.collector.store.Figures;
import org.waybill.collector.store.sql.Contribution.Kind;
import org.waybill.wire.MessageKey;

/**
 * Moves hits within the figures of messages. For one transaction; {@linkplain #write written} after
 * the copies' own figures, from which first and last times are read anew where the hit that made
 * them has gone.
 */
final class MessageMoves {

  private final SortedMap<Cell, Move> moves = new TreeMap<>();

  private record Cell(MessageKey message, Kind kind, int link) implements Comparable<Cell> {
    @Override
    public int compareTo(Cell other) {
      int order = message.compareTo(other.message);
      order = order != 0 ? order : kind.compareTo(other.kind);
      return order != 0 ? order : Integer.compare(link, other.link);
    }
  }

  /** What one row changes by: all copies together. */
  private static final class Move {
    private long hits;
    private long copies;
    private Figures now = Figures.NONE;
    private long lostFirst = Long.MAX_VALUE;
    private long lostLast = Long.MIN_VALUE;

    void add(Figures before, Figures after) {
      hits += after.total() - before.total();
      copies += (after.total() > 0 ? 1 : 0) - (before.total() > 0 ? 1 : 0);
      now = now.plus(after);
      if (before.total() > 0) {
        long first = before.firstAt().orElseThrow();
        long last = before.lastAt().orElseThrow();
        if (after.firstAt().orElse(Long.MAX_VALUE) > first) {
          lostFirst = Math.min(lostFirst, first);
        }
        if (after.lastAt().orElse(Long.MIN_VALUE) < last) {
          lostLast = Math.max(lostLast, last);
        }
      }
    }

    boolean changesNothing() {
      return hits == 0
          && copies == 0
          && lostFirst == Long.MAX_VALUE
          && lostLast == Long.MIN_VALUE
          && now.total() == 0;
    }
  }

  private record Stored(long hits, Figures times) {}

  /** Takes what a copy added before and adds now. */
  void move(MessageKey message, Contribution before, Contribution after) {
    move(message, before.rows(), after.rows());
    move(message, allLinks(before.rows()), allLinks(after.rows()));
  }

  private void move(
      MessageKey message,
      Map<Contribution.Row, Figures> before,
      Map<Contribution.Row, Figures> after) {
    SortedMap<Contribution.Row, Figures> all = new TreeMap<>(before);
    all.putAll(after);
    for (Contribution.Row row : all.keySet()) {
      Figures was = before.getOrDefault(row, Figures.NONE);
      Figures is = after.getOrDefault(row, Figures.NONE);
      if (!was.equals(is)) {
        moves
            .computeIfAbsent(new Cell(message, row.kind(), row.link()), cell -> new Move())
            .add(was, is);
      }
    }
  }

  private static Map<Contribution.Row, Figures> allLinks(Map<Contribution.Row, Figures> rows) {
    SortedMap<Contribution.Row, Figures> sums = new TreeMap<>();
    rows.forEach(
        (row, figures) -> {
          if (row.kind().type() == EventType.CLICK) {
            sums.merge(
                new Contribution.Row(row.kind(), MessageRollups.ALL_LINKS), figures, Figures::plus);
          }
        });
    return sums;
  }

  void write(Session session) throws SQLException {
    for (Map.Entry<Cell, Move> entry : moves.entrySet()) {
      if (!entry.getValue().changesNothing()) {
        write(session, entry.getKey(), entry.getValue());
      }
    }
  }

  private static void write(Session session, Cell cell, Move move) throws SQLException {
    Optional<Stored> stored = stored(session, cell);
    long hits = stored.map(Stored::hits).orElse(0L) + move.hits;
    if (stored.isEmpty()) {
      insert(session, cell, move);
    } else if (hits == 0) {
      session.updateKnown("DELETE FROM message_rollups WHERE " + KEY, key(cell));
    } else {
      update(session, cell, move, times(session, cell, move, stored.get().times()));
    }
  }

  private static final String KEY =
      "message_key = ? AND event_type = ? AND verdict = ? AND link = ?";

  private static Object[] key(Cell cell, Object... before) {
    Object[] key = {
      cell.message().bytes(), cell.kind().type().code(), cell.kind().verdict().code(), cell.link()
    };
    Object[] all = new Object[before.length + key.length];
    System.arraycopy(before, 0, all, 0, before.length);
    System.arraycopy(key, 0, all, before.length, key.length);
    return all;
  }

  private static Optional<Stored> stored(Session session, Cell cell) throws SQLException {
    return session.row(
        row ->
            new Stored(row.getLong(1), Figures.of(row.getLong(1), row.getLong(2), row.getLong(3))),
        "SELECT hits, first_at, last_at FROM message_rollups WHERE " + KEY,
        key(cell));
  }

  private static void insert(Session session, Cell cell, Move move) throws SQLException {
    session.update(
        """
        INSERT INTO message_rollups (hits, copies, first_at, last_at, message_key, event_type,
          verdict, link)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)\
        """,
        key(
            cell,
            move.hits,
            move.copies,
            move.now.firstAt().orElseThrow(),
            move.now.lastAt().orElseThrow()));
  }

  private static void update(Session session, Cell cell, Move move, Figures times)
      throws SQLException {
    session.updateKnown(
        "UPDATE message_rollups"
            + " SET hits = hits + ?, copies = copies + ?, first_at = ?, last_at = ? WHERE "
            + KEY,
        key(
            cell,
            move.hits,
            move.copies,
            times.firstAt().orElseThrow(),
            times.lastAt().orElseThrow()));
  }

  /**
   * Those of hits that are not settled may stay: whoever judges would read all copies each time.
   */
  private static Figures times(Session session, Cell cell, Move move, Figures stored)
      throws SQLException {
    boolean lost =
        move.lostFirst <= stored.firstAt().orElseThrow()
            || move.lostLast >= stored.lastAt().orElseThrow();
    if (lost && cell.kind().verdict() != Verdict.UNSETTLED) {
      return ofCopies(session, cell);
    }
    return stored.plus(move.now);
  }

  private static Figures ofCopies(Session session, Cell cell) throws SQLException {
    boolean all = cell.link() == MessageRollups.ALL_LINKS;
    Object[] key = key(cell);
    Object[] values = all ? new Object[] {key[0], key[1], key[2]} : key;
    return session
        .row(
            row -> Figures.of(1, row.getLong(1), row.getLong(2)),
            """
            SELECT MIN(r.first_at), MAX(r.last_at) FROM --DERBY-PROPERTIES joinOrder=FIXED
              copies c --DERBY-PROPERTIES index=copies_by_message
              JOIN copy_rollups r --DERBY-PROPERTIES constraint=copy_rollups_key
              ON r.copy_key = c.copy_key
            WHERE c.message_key = ? AND r.event_type = ? AND r.verdict = ? %s\
            """
                .formatted(all ? "" : "AND r.link = ?"),
            values)
        .orElseThrow(() -> new SQLException("figures of a message stand for no copy"));
  }
}
