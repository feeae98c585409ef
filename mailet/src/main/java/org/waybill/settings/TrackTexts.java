package org.waybill.settings;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.waybill.idna.HostNames;
import org.waybill.plan.DomainSwitches;
import org.waybill.plan.Switches;

/** How the file says what is tracked; every function refuses anything else. */
final class TrackTexts {

  static final String DOMAIN_SWITCHES =
      "domains with " + Switches.ALLOWED + ", such as news.example: opens; legal.example: off";

  private TrackTexts() {}

  static Switches switches(String text) {
    return Switches.parse(text).orElseThrow(() -> new IllegalArgumentException(text));
  }

  static DomainSwitches domainSwitches(String text) {
    return new DomainSwitches(byDomain(text, TrackTexts::switches));
  }

  /** {@code domain: value; domain: value}; a domain that comes twice is refused. */
  static <T> Map<String, T> byDomain(String text, Function<String, T> parse) {
    List<String> items =
        Stream.of(text.split(";", -1)).map(String::strip).filter(item -> !item.isEmpty()).toList();
    Map<String, T> byDomain = new HashMap<>();
    for (String item : items) {
      int colon = item.indexOf(':');
      String domain = item.substring(0, Math.max(0, colon)).strip();
      String name = HostNames.toAscii(domain).orElseThrow(() -> new IllegalArgumentException(item));
      if (byDomain.put(name, parse.apply(item.substring(colon + 1))) != null) {
        throw new IllegalArgumentException(item);
      }
    }
    return byDomain;
  }

  static boolean leaves(String text) {
    return switch (text) {
      case "leave" -> true;
      case "track" -> false;
      default -> throw new IllegalArgumentException(text);
    };
  }

  static boolean topPixel(String text) {
    return switch (text) {
      case "bottom" -> false;
      case "top-and-bottom" -> true;
      default -> throw new IllegalArgumentException(text);
    };
  }
}
