package org.waybill.collector.doctor;

import org.waybill.collector.doctor.Mailetcontainer.Place;

/** Two of the same kind do everything twice. */
final class TrackingOnce implements Check {

  @Override
  public Trouble trouble() {
    return Trouble.COUNTED_TWICE;
  }

  @Override
  public String name() {
    return "number of AddTracking";
  }

  @Override
  public Outcome look(Installation it) {
    return it.container()
        .judge(
            container ->
                container
                    .firstWrong(Mailetcontainer.ADD_TRACKING, place -> !isRepeated(place))
                    .map(TrackingOnce::finding)
                    .orElseGet(Outcome::healthy));
  }

  /** Several with other matchers serve other mail. */
  private static boolean isRepeated(Place place) {
    return place.before().stream()
        .anyMatch(
            other ->
                other.is(Mailetcontainer.ADD_TRACKING)
                    && other.match().equals(place.mailet().match()));
  }

  private static Outcome finding(Place place) {
    return new Outcome.Finding(
        "processor \"%s\" has AddTracking twice with match=\"%s\""
            .formatted(place.processor(), place.mailet().match()),
        "one for each matcher",
        "remove all but the first and restart James");
  }
}
