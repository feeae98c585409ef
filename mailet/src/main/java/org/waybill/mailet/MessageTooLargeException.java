package org.waybill.mailet;

import java.io.IOException;

/** The message is larger than we look at. */
final class MessageTooLargeException extends IOException {

  private static final long serialVersionUID = 1L;

  MessageTooLargeException() {
    super("message over " + BoundedBytes.MOST + " bytes");
  }
}
