package org.waybill.collector.doctor;

import org.waybill.collector.doctor.Mailetcontainer.Place;

/** A reply that quotes a tracked mail carries its pixel to somebody else. */
final class RepliesStripped implements Check {

  @Override
  public Trouble trouble() {
    return Trouble.COUNTED_TWICE;
  }

  @Override
  public String name() {
    return "StripTracking and LocalDelivery";
  }

  @Override
  public Outcome look(Installation it) {
    return it.container()
        .judge(
            container ->
                container
                    .firstWrong(Mailetcontainer.LOCAL_DELIVERY, RepliesStripped::isBehindStripping)
                    .map(RepliesStripped::finding)
                    .orElseGet(Outcome::healthy));
  }

  private static boolean isBehindStripping(Place place) {
    return !place.before().isEmpty() && place.before().getLast().is(Mailetcontainer.STRIP_TRACKING);
  }

  private static Outcome finding(Place place) {
    return new Outcome.Finding(
        "in processor \"%s\" StripTracking does not stand right in front of LocalDelivery"
            .formatted(place.processor()),
        "there, behind all that may send mail on: your users' looking at quoted mail of their own"
            + " counts as opens and clicks of its recipient otherwise",
        "put StripTracking of conf/james/mailetcontainer-fragment.xml in front of LocalDelivery and"
            + " restart James");
  }
}
