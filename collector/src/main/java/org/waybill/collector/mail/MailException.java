package org.waybill.collector.mail;

/** A report did not go out; the message is fit for an admin. */
final class MailException extends Exception {

  private static final long serialVersionUID = 1L;

  MailException(String message, Throwable cause) {
    super(message, cause);
  }
}
