package org.waybill.collector.doctor;

/** Of no mail nothing is counted. */
final class SomeMailPicked implements Check {

  @Override
  public Trouble trouble() {
    return Trouble.NOTHING_COUNTED;
  }

  @Override
  public String name() {
    return "percent";
  }

  @Override
  public Outcome look(Installation it) {
    return it.mailet()
        .judge(
            mailet ->
                Outcome.unless(
                    mailet.percent() > 0,
                    "percent=0: no message is tracked",
                    "1 to 100; begin with 1 or 10",
                    "set percent in waybill.properties; James takes it within seconds"));
  }
}
