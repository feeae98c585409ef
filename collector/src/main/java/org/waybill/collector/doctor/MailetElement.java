package org.waybill.collector.doctor;

import java.util.Map;
import java.util.Optional;

/**
 * One mailet of {@code mailetcontainer.xml}. Immutable.
 *
 * @param mailet its class without the package
 * @param match when it works, such as {@code All}
 * @param parameters its elements; the last counts where one comes twice
 */
record MailetElement(String mailet, String match, Map<String, String> parameters) {

  MailetElement {
    parameters = Map.copyOf(parameters);
  }

  boolean is(String name) {
    return mailet.equals(name);
  }

  Optional<String> parameter(String name) {
    return Optional.ofNullable(parameters.get(name));
  }

  /** Whether a fault of it leaves the mail alone. */
  boolean ignoresFaults() {
    return parameter("onMailetException").filter("ignore"::equals).isPresent();
  }
}
