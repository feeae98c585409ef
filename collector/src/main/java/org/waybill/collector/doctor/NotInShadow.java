package org.waybill.collector.doctor;

/** In shadow mode the original leaves. */
final class NotInShadow implements Check {

  @Override
  public Trouble trouble() {
    return Trouble.NOTHING_COUNTED;
  }

  @Override
  public String name() {
    return "shadow";
  }

  @Override
  public Outcome look(Installation it) {
    return it.mailet()
        .judge(
            mailet ->
                Outcome.unless(
                    !mailet.shadow(),
                    "shadow=true: everything is planned and proven, and the original leaves",
                    "false, once the numbers of /waybill/status are as you want them",
                    "set shadow=false in waybill.properties; James takes it within seconds"));
  }
}
