package org.waybill.collector.http;

import java.time.Instant;
import org.waybill.wire.Day;
import org.waybill.wire.Token;

/**
 * How long after sealing hits are kept.
 *
 * @param days whole days
 */
public record Retention(int days) {

  /** Whether a hit at that instant is kept; its day of sealing stands in the token. */
  boolean keeps(Token token, Instant at) {
    return Day.of(at) - token.day() <= days;
  }
}
