package org.waybill.collector.store.sql;

/** The database took none of a batch because something in it can never be stored. */
final class RefusedException extends Exception {

  private static final long serialVersionUID = 1;

  RefusedException(Exception cause) {
    super(cause);
  }
}
