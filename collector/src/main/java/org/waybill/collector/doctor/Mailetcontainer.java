package org.waybill.collector.doctor;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * James's {@code mailetcontainer.xml}, as far as Waybill depends on it. Immutable.
 *
 * @param processors the mailets of each, by its state, in the order in which they work
 */
record Mailetcontainer(Map<String, List<MailetElement>> processors) {

  static final String ADD_TRACKING = "AddTracking";
  static final String STRIP_TRACKING = "StripTracking";
  static final String RECORD_DELIVERY = "RecordDelivery";
  static final String RECORD_BOUNCE = "RecordBounce";
  static final String REMOTE_DELIVERY = "RemoteDelivery";
  static final String LOCAL_DELIVERY = "LocalDelivery";
  static final String SIGN = "DKIMSign";

  /** A mailet and where it stands. */
  record Place(String processor, int index, List<MailetElement> among) {

    MailetElement mailet() {
      return among.get(index);
    }

    /** What the mail has gone through before, in the same processor. */
    List<MailetElement> before() {
      return among.subList(0, index);
    }

    /** What comes next, in the same processor. */
    List<MailetElement> behind() {
      return among.subList(index + 1, among.size());
    }

    boolean isBehind(String name) {
      return before().stream().anyMatch(mailet -> mailet.is(name));
    }

    boolean isBefore(String name) {
      return behind().stream().anyMatch(mailet -> mailet.is(name));
    }
  }

  Mailetcontainer {
    processors = Map.copyOf(processors);
  }

  /** Wherever a mailet stands, processor by processor. */
  List<Place> places(String mailet) {
    return processors.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .flatMap(
            entry ->
                IntStream.range(0, entry.getValue().size())
                    .mapToObj(i -> new Place(entry.getKey(), i, entry.getValue())))
        .filter(place -> place.mailet().is(mailet))
        .toList();
  }

  /** The first place of a mailet that is not as it should be. */
  Optional<Place> firstWrong(String mailet, Predicate<Place> right) {
    return places(mailet).stream().filter(right.negate()).findFirst();
  }
}
