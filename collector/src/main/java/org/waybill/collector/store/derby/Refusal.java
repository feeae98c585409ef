package org.waybill.collector.store.derby;

import java.sql.SQLException;
import org.waybill.collector.store.StoreException;

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
}
