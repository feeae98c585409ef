package org.waybill.collector.doctor;

import java.util.stream.Collectors;

/** Who made the file wants tracking to end. */
final class KillSwitchOff implements Check {

  @Override
  public Trouble trouble() {
    return Trouble.NOTHING_COUNTED;
  }

  @Override
  public String name() {
    return "kill switch";
  }

  @Override
  public Outcome look(Installation it) {
    return it.ledger()
        .judge(
            ledger ->
                Outcome.unless(
                    ledger.switchedOff().byScope().isEmpty(),
                    "%s/kill-switch switches off tracking of %s"
                        .formatted(
                            ledger.folder().path(),
                            ledger.switchedOff().byScope().entrySet().stream()
                                .map(off -> off.getKey() + " " + off.getValue())
                                .collect(Collectors.joining("; "))),
                    "no such file, unless tracking is to be off",
                    "ask who switched it off, then DELETE /waybill/kill-switch on James's webadmin,"
                        + " or remove the file; it counts within a second"));
  }
}
