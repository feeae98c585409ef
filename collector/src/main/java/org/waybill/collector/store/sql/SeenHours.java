package org.waybill.collector.store.sql;

import java.sql.SQLException;
import org.waybill.collector.store.Hour;
import org.waybill.collector.store.Subject;

/**
 * Says which figures by hour were certainly never written: of hours behind all that were stored at
 * the start it knows every one, of earlier hours it says nothing, nor of days. For whoever writes.
 */
final class SeenHours {

  private final SeenKeys keys;
  private long from = Long.MAX_VALUE;

  SeenHours(SeenKeys keys) {
    this.keys = keys;
    keys.complete();
  }

  /** Begins to answer; every counted hit is in the figures of everything. */
  void begin(Session session) throws SQLException {
    from =
        session
            .row(
                row -> row.getInt(1) + 1L,
                """
                SELECT hit_hour FROM subject_rollups --DERBY-PROPERTIES constraint=subject_rollups_key
                WHERE subject_kind = ? AND subject_key = ?
                ORDER BY hit_hour DESC FETCH FIRST ROW ONLY\
                """,
                Subject.ALL.kind().code(),
                Subject.ALL.key().bytes())
            .orElse((long) Hour.of(Long.MIN_VALUE));
  }

  /** Whether that row was certainly never written, and takes note that it is now. */
  boolean isNew(Slot slot, int type, int verdict) {
    long key = Counter.seenAs(slot.key().bytes(), type, verdict) + ((long) slot.time() << 32);
    boolean isNew = slot.isHour() && slot.time() >= from && keys.isNew(key);
    keys.add(key);
    return isNew;
  }

  /** Says nothing any more: it was found to be wrong. */
  void distrust() {
    keys.distrust();
  }
}
