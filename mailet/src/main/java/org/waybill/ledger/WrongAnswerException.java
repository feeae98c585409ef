package org.waybill.ledger;

import java.io.IOException;

/** Somebody answered who does not hold the mailet's keys. */
final class WrongAnswerException extends IOException {
  private static final long serialVersionUID = 1L;

  WrongAnswerException(String what) {
    super(what);
  }
}
