package org.waybill.collector.doctor;

import org.waybill.collector.doctor.Mailetcontainer.Place;

/**
 * What is split off before the relay check passes it for anybody: an open relay. Behind
 * RemoteDelivery no mail comes.
 */
final class TrackingInRelay implements Check {

  @Override
  public Trouble trouble() {
    return Trouble.FURTHER;
  }

  @Override
  public String name() {
    return "place of AddTracking";
  }

  @Override
  public Outcome look(Installation it) {
    return it.container()
        .judge(
            container ->
                container
                    .firstWrong(
                        Mailetcontainer.ADD_TRACKING,
                        place -> place.isBefore(Mailetcontainer.REMOTE_DELIVERY))
                    .map(TrackingInRelay::outside)
                    .or(
                        () ->
                            container
                                .firstWrong(
                                    Mailetcontainer.ADD_TRACKING, TrackingInRelay::isChecked)
                                .map(TrackingInRelay::unchecked))
                    .orElseGet(Outcome::healthy));
  }

  /** Where every RemoteDelivery takes only some mail, that is the check of who may send. */
  private static boolean isChecked(Place place) {
    return place.behind().stream()
        .filter(mailet -> mailet.is(Mailetcontainer.REMOTE_DELIVERY))
        .anyMatch(
            mailet ->
                mailet.match().equals("All") || mailet.match().equals(place.mailet().match()));
  }

  private static Outcome outside(Place place) {
    return new Outcome.Finding(
        "AddTracking stands in processor \"%s\", and no RemoteDelivery behind it"
            .formatted(place.processor()),
        "in the processor \"relay\", behind the relay check: copies split off in front of it may"
            + " be relayed for anybody",
        "move it to the processor \"relay\", as its first mailet, and restart James");
  }

  private static Outcome unchecked(Place place) {
    return new Outcome.Finding(
        "AddTracking stands in processor \"%s\" in front of the relay check, for RemoteDelivery there takes only some mail"
            .formatted(place.processor()),
        "behind the relay check: copies split off in front of it may be relayed for anybody",
        "move AddTracking and RemoteDelivery to a processor \"relay\" of their own that only"
            + " checked mail reaches, and restart James");
  }
}
