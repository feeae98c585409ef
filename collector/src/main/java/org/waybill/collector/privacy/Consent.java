package org.waybill.collector.privacy;

import org.waybill.collector.hit.Request;
import org.waybill.wire.PersonCode;

/** Whether a hit may be recorded as far as it is the recipient's to say. Thread-safe. */
@FunctionalInterface
public interface Consent {

  /** Nobody was ever asked. */
  Consent GIVEN = (person, request) -> true;

  /**
   * Asked with every hit, before anything is written; in memory.
   *
   * @param person whose token it came with
   */
  boolean covers(PersonCode person, Request request);
}
