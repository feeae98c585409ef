package org.waybill.collector.doctor;

import org.waybill.collector.doctor.Mailetcontainer.Place;

/** A signature must cover the tracked copy (RFC 6376 section 3.7). */
final class TrackingBeforeSigning implements Check {

  @Override
  public Trouble trouble() {
    return Trouble.SPAM;
  }

  @Override
  public String name() {
    return "AddTracking and DKIMSign";
  }

  @Override
  public Outcome look(Installation it) {
    return it.container()
        .judge(
            container ->
                container
                    .firstWrong(
                        Mailetcontainer.ADD_TRACKING,
                        place -> !place.isBehind(Mailetcontainer.SIGN))
                    .map(TrackingBeforeSigning::finding)
                    .orElseGet(Outcome::healthy));
  }

  private static Outcome finding(Place place) {
    return new Outcome.Finding(
        "in processor \"%s\" AddTracking stands behind DKIMSign".formatted(place.processor()),
        "AddTracking first, DKIMSign behind it: what is signed before it leaves untracked"
            + " (dkim-signed), or with a broken signature",
        "move DKIMSign behind AddTracking and restart James");
  }
}
