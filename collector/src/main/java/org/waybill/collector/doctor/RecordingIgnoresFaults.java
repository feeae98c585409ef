package org.waybill.collector.doctor;

import java.util.stream.Stream;
import org.waybill.collector.doctor.Mailetcontainer.Place;

/** Mail that cannot be recorded is mail all the same. */
final class RecordingIgnoresFaults implements Check {

  @Override
  public Trouble trouble() {
    return Trouble.FURTHER;
  }

  @Override
  public String name() {
    return "onMailetException of RecordDelivery and RecordBounce";
  }

  @Override
  public Outcome look(Installation it) {
    return it.container()
        .judge(
            container ->
                Stream.of(Mailetcontainer.RECORD_DELIVERY, Mailetcontainer.RECORD_BOUNCE)
                    .flatMap(
                        name ->
                            container
                                .firstWrong(name, place -> place.mailet().ignoresFaults())
                                .stream())
                    .findFirst()
                    .map(RecordingIgnoresFaults::finding)
                    .orElseGet(Outcome::healthy));
  }

  private static Outcome finding(Place place) {
    String found =
        place
            .mailet()
            .parameter("onMailetException")
            .map(value -> "onMailetException is '" + value + "'")
            .orElse("no onMailetException");
    return new Outcome.Finding(
        "%s in processor \"%s\" has %s"
            .formatted(place.mailet().mailet(), place.processor(), found),
        "ignore, so that a fault of ours does not send delivered mail to the error repository",
        "add <onMailetException>ignore</onMailetException> to it and restart James");
  }
}
