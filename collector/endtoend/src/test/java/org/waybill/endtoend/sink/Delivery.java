package org.waybill.endtoend.sink;

import java.nio.charset.StandardCharsets;
import org.waybill.endtoend.smtp.Envelope;

/**
 * One transaction the sink has accepted.
 *
 * @param number counting from 1 in the order of acceptance
 * @param at when it was accepted, UTC milliseconds
 * @param message exactly what DATA carried, dots removed
 */
@SuppressWarnings("ArrayRecordComponent") // bytes are handed on, deliveries are never compared
public record Delivery(int number, long at, Envelope envelope, byte[] message) {
  /** The message with one character a byte. */
  public String text() {
    return new String(message, StandardCharsets.ISO_8859_1);
  }

  /** The recipient of a transaction that has exactly one. */
  public String recipient() {
    if (envelope.recipients().size() != 1) {
      throw new IllegalStateException("one recipient wanted, found " + envelope.recipients());
    }
    return envelope.recipients().get(0);
  }
}
