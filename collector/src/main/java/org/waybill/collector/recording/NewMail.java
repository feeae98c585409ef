package org.waybill.collector.recording;

import java.util.Set;
import java.util.stream.Collectors;
import org.waybill.wire.Allowance;
import org.waybill.wire.RecordingState;

/**
 * What mailets are told of new mail: what is not recorded is not tracked either, and where nobody
 * knows which domains are off, nothing is. Thread-safe; asking takes no lock.
 *
 * @param recording the switch of everything
 * @param domains those of sender domains
 */
public record NewMail(RecordingSwitch recording, DomainSwitches domains) {

  /** What may be tracked. */
  public Allowance allowed() {
    Set<String> off = domains.off().stream().map(DomainOff::domain).collect(Collectors.toSet());
    return recording.isOn() && domains.areKnown() && off.size() <= Allowance.MOST_DOMAINS
        ? new Allowance(RecordingState.ON, off)
        : Allowance.NOTHING;
  }
}
