package org.waybill.mailet;

/** Keys or ledger cannot be opened. */
final class TroubleException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient Trouble trouble;

  TroubleException(Trouble trouble, Throwable cause) {
    super(trouble.text(), cause);
    this.trouble = trouble;
  }

  Trouble trouble() {
    return trouble;
  }
}
