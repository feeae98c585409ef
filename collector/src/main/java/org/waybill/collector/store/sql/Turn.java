package org.waybill.collector.store.sql;

import java.sql.SQLException;
import org.waybill.collector.store.Ripe;

/**
 * The turn at writing, which one transaction has at a time. Judging and purging go on where they
 * were and remember much; so of several processes one keeps at it. For whoever writes.
 */
public interface Turn {

  /** Whose journal is applied. */
  String node();

  /**
   * Waits for it; it ends with the transaction.
   *
   * @return whether somebody else may have deleted what is remembered
   */
  boolean take(Session session) throws SQLException;

  /** Takes note that something was deleted that others may remember. */
  void deleted(Session session) throws SQLException;

  /**
   * Whether this process is the one that keeps at it.
   *
   * @param anyway it is from now on, whoever it was
   * @param anew run where it was another one until now: what was remembered may be wrong
   */
  boolean isKeeper(Session session, boolean anyway, Runnable anew) throws SQLException;

  /** What is ripe of everybody's hits, where this process says what is ripe of its own. */
  Ripe ripe(Session session, Ripe own) throws SQLException;

  /** That of the one process that has a database for itself. */
  record Alone() implements Turn {

    @Override
    public String node() {
      return "";
    }

    @Override
    public boolean take(Session session) {
      return false;
    }

    @Override
    public void deleted(Session session) {}

    @Override
    public boolean isKeeper(Session session, boolean anyway, Runnable anew) {
      return true;
    }

    @Override
    public Ripe ripe(Session session, Ripe own) {
      return own;
    }
  }
}
