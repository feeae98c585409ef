package org.waybill.collector.gate;

/** A form that is not of one of our own pages, or of a session that is over. */
@SuppressWarnings("serial") // never serialized
final class StrangeFormException extends RuntimeException {

  StrangeFormException() {
    super("a form that is too old, or not from here");
  }
}
