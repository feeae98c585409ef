package org.waybill.collector.search;

import java.util.Optional;

/**
 * A part of a query that does not apply. Immutable.
 *
 * @param from where it begins in the query, in UTF-16 units
 * @param to where it ends, exclusive
 * @param text the part as typed
 * @param kind what is wrong
 * @param says what is wrong and what is allowed, a sentence without its full stop
 * @param suggestion what may stand there instead
 */
public record Fault(
    int from, int to, String text, Kind kind, String says, Optional<String> suggestion) {

  /** What is wrong with it. */
  public enum Kind {
    /** It is no term: nobody knows what is meant. */
    WRONG,
    /** It is known, and this version records nothing that could answer it. */
    NOT_RECORDED
  }
}
