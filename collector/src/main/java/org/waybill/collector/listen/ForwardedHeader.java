package org.waybill.collector.listen;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The header in which proxies name whom they speak for, the nearest last. */
public enum ForwardedHeader {
  /** A list of addresses; what most proxies write. */
  X_FORWARDED_FOR("X-Forwarded-For") {
    @Override
    List<String> nearestFirst(String field) {
      return List.of(field.split(",", -1)).reversed();
    }

    @Override
    Optional<String> node(String element) {
      return Optional.of(element.strip());
    }
  },
  /** RFC 7239. */
  FORWARDED("Forwarded") {
    @Override
    List<String> nearestFirst(String field) {
      return QuotedText.splitFromTheEnd(field, ',');
    }

    @Override
    Optional<String> node(String element) {
      Optional<String> found = Optional.empty();
      for (String pair : QuotedText.split(element, ';')) {
        int equals = pair.indexOf('=');
        if (equals > 0
            && pair.substring(0, equals).strip().toLowerCase(Locale.ROOT).equals("for")) {
          if (found.isPresent()) {
            return Optional.empty();
          }
          found = Optional.of(QuotedText.unquoted(pair.substring(equals + 1).strip()));
        }
      }
      return found;
    }
  };

  private final String headerName;

  ForwardedHeader(String headerName) {
    this.headerName = headerName;
  }

  /**
   * The header with that name, in whatever case.
   *
   * @throws IllegalArgumentException for any other
   */
  public static ForwardedHeader named(String name) {
    for (ForwardedHeader header : values()) {
      if (header.headerName.equalsIgnoreCase(name)) {
        return header;
      }
    }
    throw new IllegalArgumentException(name);
  }

  /** Its name as it is written. */
  public String headerName() {
    return headerName;
  }

  /** Its elements, read from the nearest proxy's on: what a client wrote hides none of them. */
  abstract List<String> nearestFirst(String field);

  /** Who one element of the list speaks for, as written; empty where that is not said once. */
  abstract Optional<String> node(String element);
}
