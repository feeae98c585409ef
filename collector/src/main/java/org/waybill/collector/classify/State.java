package org.waybill.collector.classify;

/** What a report says of a copy: one of these, the strongest sign wins. */
public enum State {
  CLICKED,
  OPENED,
  UNCERTAIN,
  MACHINE_ONLY,
  /** Delivered, as far as is known, and no hit that says anything. */
  NO_SIGN,
  /** Its delivery is recorded on this server, and nothing was said of this copy's yet. */
  WAITING,
  BOUNCED
}
