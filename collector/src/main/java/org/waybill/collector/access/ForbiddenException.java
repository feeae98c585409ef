package org.waybill.collector.access;

/** Somebody known asked for what is not for him; the message is fit for him. */
@SuppressWarnings("serial") // never serialized
public final class ForbiddenException extends RuntimeException {

  ForbiddenException(String message) {
    super(message);
  }
}
