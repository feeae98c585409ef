package org.waybill.collector.doctor;

import java.util.Optional;
import org.waybill.collector.doctor.Mailetcontainer.Place;

/** RecordDelivery works only where RemoteDelivery sends what it delivered. */
final class DeliveryReached implements Check {

  @Override
  public Trouble trouble() {
    return Trouble.FURTHER;
  }

  @Override
  public String name() {
    return "onSuccess of RemoteDelivery";
  }

  @Override
  public Outcome look(Installation it) {
    return it.container()
        .judge(
            container ->
                container
                    .firstWrong(
                        Mailetcontainer.RECORD_DELIVERY,
                        place -> isNamed(place.processor(), container))
                    .map(DeliveryReached::finding)
                    .orElseGet(Outcome::healthy));
  }

  private static boolean isNamed(String processor, Mailetcontainer container) {
    return container.places(Mailetcontainer.REMOTE_DELIVERY).stream()
        .anyMatch(place -> place.mailet().parameter("onSuccess").equals(Optional.of(processor)));
  }

  private static Outcome finding(Place place) {
    return new Outcome.Finding(
        "RecordDelivery stands in processor \"%s\", which no RemoteDelivery names in onSuccess"
            .formatted(place.processor()),
        "<onSuccess>%s</onSuccess> in RemoteDelivery: nothing is known of deliveries otherwise"
            .formatted(place.processor()),
        "add it to RemoteDelivery, or remove RecordDelivery, and restart James");
  }
}
