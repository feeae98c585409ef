package org.waybill.collector.doctor;

import org.waybill.collector.doctor.Mailetcontainer.Place;

/** A delivered mail must end behind RecordDelivery, or James takes it for an error. */
final class DeliveryEnded implements Check {

  @Override
  public Trouble trouble() {
    return Trouble.COUNTED_TWICE;
  }

  @Override
  public String name() {
    return "RecordDelivery and Null";
  }

  @Override
  public Outcome look(Installation it) {
    return it.container()
        .judge(
            container ->
                container
                    .firstWrong(
                        Mailetcontainer.RECORD_DELIVERY,
                        place -> place.behind().stream().anyMatch(DeliveryEnded::endsAll))
                    .map(DeliveryEnded::finding)
                    .orElseGet(Outcome::healthy));
  }

  private static boolean endsAll(MailetElement mailet) {
    return mailet.is("Null") && mailet.match().equals("All");
  }

  private static Outcome finding(Place place) {
    return new Outcome.Finding(
        "processor \"%s\" has no Null behind RecordDelivery".formatted(place.processor()),
        "<mailet match=\"All\" class=\"Null\"> as the last one: the mail has been delivered, and"
            + " may bounce or be delivered again otherwise",
        "add it as in conf/james/mailetcontainer-deliveries.xml and restart James");
  }
}
