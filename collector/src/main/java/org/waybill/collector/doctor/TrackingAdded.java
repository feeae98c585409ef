package org.waybill.collector.doctor;

/** Without AddTracking nothing is tracked. */
final class TrackingAdded implements Check {

  @Override
  public Trouble trouble() {
    return Trouble.NOTHING_COUNTED;
  }

  @Override
  public String name() {
    return "AddTracking in mailetcontainer.xml";
  }

  @Override
  public Outcome look(Installation it) {
    return it.container()
        .judge(
            container ->
                Outcome.unless(
                    !container.places(Mailetcontainer.ADD_TRACKING).isEmpty(),
                    "mailetcontainer.xml has no mailet AddTracking",
                    "one, the first mailet of the processor \"relay\"",
                    "paste conf/james/mailetcontainer-fragment.xml there and restart James"));
  }
}
