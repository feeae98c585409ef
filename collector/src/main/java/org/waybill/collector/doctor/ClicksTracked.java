package org.waybill.collector.doctor;

import org.waybill.plan.Switches;

/** Where links are not tracked clicks stay at nought. */
final class ClicksTracked implements Check {

  @Override
  public Trouble trouble() {
    return Trouble.OPENS_ABOVE_CLICKS;
  }

  @Override
  public String name() {
    return "tracked links";
  }

  @Override
  public Outcome look(Installation it) {
    return it.mailet()
        .judge(
            mailet ->
                Outcome.unless(
                    mailet.switching().track().clicks() || !mailet.switching().track().opens(),
                    "track="
                        + mailet.switching().track().text()
                        + ": no link is tracked, so there are no clicks",
                    Switches.BOTH.text() + ", where both are to be compared",
                    "set track=opens, clicks in waybill.properties, or read opens alone"));
  }
}
