package org.waybill.collector.store.sql;

import java.sql.SQLException;
import org.slf4j.Logger;
import org.waybill.collector.store.StoreException;
import org.waybill.journal.Position;

/** Tells an entry that can never be stored from a database that cannot store now. */
final class Refusal {

  private Refusal() {}

  /**
   * Whether trying again is of no use: data or a constraint is wrong (SQL state classes 22 and 23),
   * or the fault is our own. A full disk, a deadlock or a database that ended are none.
   */
  static boolean is(Exception failure) {
    return switch (failure) {
      case SQLException sql -> {
        String state = sql.getSQLState();
        yield state != null && (state.startsWith("22") || state.startsWith("23"));
      }
      case StoreException away -> false;
      default -> failure instanceof RuntimeException;
    };
  }

  /** Says that an entry is left out; not the message, which may quote an address. */
  static void log(Logger log, Position position, Exception cause) {
    log.error(
        "the entry of the journal at {} cannot be stored and is left out ({}{})",
        position,
        cause.getClass().getSimpleName(),
        cause instanceof SQLException sql ? ", SQL state " + sql.getSQLState() : "");
    log.debug("the cause", cause);
  }
}
