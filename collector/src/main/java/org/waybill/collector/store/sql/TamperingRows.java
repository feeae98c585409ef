package org.waybill.collector.store.sql;

import java.sql.SQLException;
import java.util.List;
import org.waybill.collector.classify.Judge;
import org.waybill.collector.networks.Networks;
import org.waybill.collector.store.StoreEntry.Tampered;

/**
 * From which networks altered versions of our links were asked for, minute by minute. For one
 * transaction.
 */
final class TamperingRows {

  private static final long MINUTE_MILLIS = 60_000;

  private final Session session;

  TamperingRows(Session session) {
    this.session = session;
  }

  void write(Tampered tampered) throws SQLException {
    String site = Columns.clip(tampered.site(), Columns.ADDRESS);
    long minute = minute(tampered.at());
    if (!exists(site, minute, minute)) {
      session.update("INSERT INTO tampering (site, at_minute) VALUES (?, ?)", site, minute);
    }
  }

  /** Whether that happened in the network of an address around that time. */
  boolean isNear(String address, long at) throws SQLException {
    long patience = Judge.PATIENCE.toMillis();
    return !address.isEmpty()
        && exists(
            Columns.clip(Networks.site(address), Columns.ADDRESS),
            minute(at - patience),
            minute(at + patience));
  }

  private boolean exists(String site, long from, long to) throws SQLException {
    return session
        .row(
            row -> true,
            """
            SELECT 1 FROM tampering --DERBY-PROPERTIES constraint=tampering_key
            WHERE site = ? AND at_minute >= ? AND at_minute <= ? FETCH FIRST ROW ONLY\
            """,
            site,
            from,
            to)
        .isPresent();
  }

  private static long minute(long at) {
    return Math.floorDiv(at, MINUTE_MILLIS);
  }

  /** Deletes the next that are older than addresses are kept; false where there are none. */
  boolean purge(long before) throws SQLException {
    List<Long> due =
        session.rows(
            row -> row.getLong(1),
            """
            SELECT at_minute FROM tampering --DERBY-PROPERTIES index=tampering_by_time
            WHERE at_minute < ? ORDER BY at_minute FETCH FIRST ? ROWS ONLY\
            """,
            minute(before),
            HitPurge.ROWS);
    return !due.isEmpty()
        && session.update("DELETE FROM tampering WHERE at_minute <= ?", due.getLast()) > 0;
  }
}
