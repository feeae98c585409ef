package org.waybill.collector.doctor;

import java.time.Duration;

/** What speaks against a hit may come ten minutes later. */
final class PatienceLong implements Check {

  private static final Duration ENOUGH = Duration.ofMinutes(10);

  @Override
  public Trouble trouble() {
    return Trouble.OPENS_ABOVE_CLICKS;
  }

  @Override
  public String name() {
    return "verdicts.patience.seconds";
  }

  @Override
  public Outcome look(Installation it) {
    if (Loopback.isTrial(it)) {
      return Outcome.healthy(); // whoever watches does not wait for ten minutes
    }
    return it.collector()
        .judge(
            collector ->
                Outcome.unless(
                    collector.verdictPatience().compareTo(ENOUGH) >= 0,
                    "verdicts.patience.seconds=" + collector.verdictPatience().toSeconds(),
                    ENOUGH.toSeconds()
                        + " or more: scanners that come late count as persons otherwise",
                    "set it to 600, restart the collector, and run: waybill reclassify"));
  }
}
