package org.waybill.collector.store;

/** The store could not do what was asked; the message says what to do next. */
public final class StoreException extends RuntimeException {

  private static final long serialVersionUID = 1;

  public StoreException(String message) {
    super(message);
  }

  public StoreException(String message, Throwable cause) {
    super(message, cause);
  }
}
