package org.waybill.collector.access;

/** The access log cannot be written or read; the message is fit for an admin. */
@SuppressWarnings("serial") // never serialized
public final class AccessLogException extends RuntimeException {

  AccessLogException(String message, Throwable cause) {
    super(message, cause);
  }
}
