package org.waybill.collector.http;

import org.waybill.wire.Day;
import org.waybill.wire.Token;

/**
 * How long after sealing hits are kept.
 *
 * @param days whole days
 */
public record Retention(int days) {

  /**
   * Whether a hit of then is kept; its day of sealing stands in the token.
   *
   * @param at UTC milliseconds
   */
  boolean keeps(Token token, long at) {
    return Day.of(at) - token.day() <= days;
  }
}
