package org.waybill.collector.store.sql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.waybill.collector.hit.EventType;
import org.waybill.collector.store.Figures;
import org.waybill.wire.MessageKey;

/** Adds to the figures of messages. For one transaction. */
final class MessageRollups {

  /** Stands for all links of a message together; only clicks have more than one. */
  static final int ALL_LINKS = -1;

  private final SortedMap<Cell, Sum> sums = new TreeMap<>();

  private record Cell(Counter<MessageKey> counter, int link) implements Comparable<Cell> {

    @Override
    public int compareTo(Cell other) {
      int order = counter.compareTo(other.counter);
      return order != 0 ? order : Integer.compare(link, other.link);
    }
  }

  private record Sum(Figures figures, long copies) {

    static final Sum NONE = new Sum(Figures.NONE, 0);

    Sum plus(Figures more) {
      return new Sum(figures.plus(more), copies);
    }

    Sum plusCopy() {
      return new Sum(figures, copies + 1);
    }
  }

  /** Counts hits of a link, 0 for the pixel. */
  void addHits(Counter<MessageKey> counter, int link, Figures more) {
    Cell cell = new Cell(counter, link);
    sums.put(cell, sums.getOrDefault(cell, Sum.NONE).plus(more));
    if (counter.type() == EventType.CLICK) {
      Cell all = new Cell(counter, ALL_LINKS);
      sums.put(all, sums.getOrDefault(all, Sum.NONE).plus(more));
    }
  }

  /** Counts a copy for the first time, of a link or of {@link #ALL_LINKS}. */
  void addCopy(Counter<MessageKey> counter, int link) {
    sums.computeIfPresent(new Cell(counter, link), (cell, sum) -> sum.plusCopy());
  }

  void write(Session session, SeenKeys seen) throws SQLException {
    List<Object[]> more = new ArrayList<>();
    List<Object[]> fresh = new ArrayList<>();
    for (Map.Entry<Cell, Sum> entry : sums.entrySet()) {
      Cell cell = entry.getKey();
      byte[] message = cell.counter().key().bytes();
      long key = seenAs(message, cell);
      boolean isNew = seen.isNew(key);
      seen.add(key);
      (isNew ? fresh : more).add(row(message, cell, entry.getValue()));
    }
    session.add(BulkTable.MESSAGE_ROLLUPS, more, fresh);
  }

  private static Object[] row(byte[] message, Cell cell, Sum sum) {
    return new Object[] {
      message,
      cell.counter().type().code(),
      cell.counter().verdict().code(),
      cell.link(),
      sum.figures().total(),
      sum.copies(),
      sum.figures().firstAt().orElseThrow(),
      sum.figures().lastAt().orElseThrow()
    };
  }

  private static long seenAs(byte[] message, Cell cell) {
    return seenAs(
        message, cell.counter().type().code(), cell.counter().verdict().code(), cell.link());
  }

  /** By which {@link SeenKeys} knows a row of a message. */
  static long seenAs(byte[] message, int type, int verdict, int link) {
    return ~Counter.seenAs(message, type, verdict) + ((long) link << 32);
  }
}
