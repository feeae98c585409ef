package org.waybill.message;

/** Ends a scan; never leaves this package. */
final class UnreadableException extends Exception {

  private static final long serialVersionUID = 1L;

  private final boolean limit;
  private final String detail;

  private UnreadableException(boolean limit, String detail) {
    super(detail, null, false, false);
    this.limit = limit;
    this.detail = detail;
  }

  static UnreadableException limit(String detail) {
    return new UnreadableException(true, detail);
  }

  static UnreadableException ambiguous(String detail) {
    return new UnreadableException(false, detail);
  }

  Scan.Unreadable reason() {
    return new Scan.Unreadable(limit, detail);
  }
}
