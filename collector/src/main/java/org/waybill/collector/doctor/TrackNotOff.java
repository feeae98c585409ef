package org.waybill.collector.doctor;

import org.waybill.plan.Switches;

/** The switch of all mail. */
final class TrackNotOff implements Check {

  @Override
  public Trouble trouble() {
    return Trouble.NOTHING_COUNTED;
  }

  @Override
  public String name() {
    return "track";
  }

  @Override
  public Outcome look(Installation it) {
    return it.mailet()
        .judge(
            mailet ->
                Outcome.unless(
                    !mailet.switching().track().equals(Switches.OFF),
                    "track=off: no message is tracked",
                    Switches.ALLOWED,
                    "set track=opens, clicks in waybill.properties; James takes it within"
                        + " seconds"));
  }
}
