package org.waybill.collector;

import java.util.Optional;
import org.waybill.collector.spike.Thresholds;

/**
 * What is done about senders whose mail suddenly leads to many new hosts. Immutable.
 *
 * @param thresholds from where on it is a spike; empty where nobody wants to know
 * @param blocks whether such a sender is blocked
 */
public record SpikeSettings(Optional<Thresholds> thresholds, boolean blocks) {

  /** Nobody looks. */
  public static final SpikeSettings OFF = new SpikeSettings(Optional.empty(), false);
}
