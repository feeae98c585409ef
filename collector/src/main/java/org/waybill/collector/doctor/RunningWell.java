package org.waybill.collector.doctor;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.waybill.collector.watch.Aspect;
import org.waybill.collector.watch.HealthLine;

/** What a running collector says of itself, as far as it belongs to one trouble. */
record RunningWell(Trouble trouble, Set<Aspect> aspects) implements Check {

  @Override
  public String name() {
    return "the running collector's own word";
  }

  @Override
  public Outcome look(Installation it) {
    return it.running().judge(this::look);
  }

  private Outcome look(List<HealthLine> lines) {
    List<HealthLine> mine = lines.stream().filter(line -> aspects.contains(line.aspect())).toList();
    return Outcome.unless(
        mine.isEmpty(),
        mine.stream().map(HealthLine::sentence).collect(Collectors.joining(" ")),
        "healthy, as its page /health explains",
        mine.stream().map(HealthLine::next).distinct().collect(Collectors.joining(" ")));
  }
}
