package org.waybill.collector.doctor;

import java.util.List;
import java.util.Set;
import org.waybill.collector.doctor.Mailetcontainer.Place;

/** What changes the message before AddTracking is in the tracked copy only by chance. */
final class TrackingFirst implements Check {

  @Override
  public Trouble trouble() {
    return Trouble.FURTHER;
  }

  @Override
  public String name() {
    return "order in the processor of AddTracking";
  }

  @Override
  public Outcome look(Installation it) {
    return it.container()
        .judge(
            container ->
                container
                    .firstWrong(Mailetcontainer.ADD_TRACKING, place -> ahead(place).isEmpty())
                    .map(TrackingFirst::finding)
                    .orElseGet(Outcome::healthy));
  }

  /** Signing has a check of its own. */
  private static List<String> ahead(Place place) {
    return place.before().stream()
        .map(MailetElement::mailet)
        .filter(name -> !Set.of(Mailetcontainer.ADD_TRACKING, Mailetcontainer.SIGN).contains(name))
        .toList();
  }

  private static Outcome finding(Place place) {
    String ahead = String.join(", ", ahead(place));
    return new Outcome.Finding(
        "in processor \"%s\" %s stands in front of AddTracking".formatted(place.processor(), ahead),
        "AddTracking first",
        "move AddTracking in front of " + ahead + " and restart James");
  }
}
