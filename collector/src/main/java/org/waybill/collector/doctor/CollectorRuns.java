package org.waybill.collector.doctor;

import java.util.List;
import org.waybill.collector.watch.HealthLine;

/** Nobody counts while it is away. */
final class CollectorRuns implements Check {

  @Override
  public Trouble trouble() {
    return Trouble.NOTHING_COUNTED;
  }

  @Override
  public String name() {
    return "the collector";
  }

  @Override
  public Outcome look(Installation it) {
    return switch (it.running()) {
      case Reading.Right<List<HealthLine>> asked -> Outcome.healthy();
      case Reading.Absent<List<HealthLine>> never -> new Outcome.Unknown(never.why());
      case Reading.Wrong<List<HealthLine>> away ->
          new Outcome.Finding(
              away.problem(),
              "one that runs, and answers this user: links lead nowhere while it is away",
              "start it with: waybill serve --conf collector.properties");
    };
  }
}
