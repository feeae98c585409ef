package org.waybill.collector.report;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Reads query parameters and collects everything that is wrong with them, so that one answer names
 * it all. For one thread.
 */
final class Query {

  private static final int YEAR_MAX = 9999;

  private final Map<String, List<String>> given;
  private final Set<String> known = new TreeSet<>();
  private final List<BadParameter> bad = new ArrayList<>();

  Query(Map<String, List<String>> given) {
    this.given = given;
  }

  /** Some text that is not empty. */
  Optional<String> text(String name) {
    return value(name, "takes a text that is not empty", Query::notEmpty);
  }

  /** A point in time. */
  Optional<Instant> time(String name) {
    return value(
        name,
        "takes a time of RFC 3339 such as 2026-11-23T08:00:00Z (a + is written %2B)",
        Query::instant);
  }

  /** Something an earlier answer gave. */
  <T> Optional<T> cursor(String name, Function<String, Optional<T>> parser) {
    return value(name, "takes only what an earlier answer gave to go on from", parser);
  }

  /** What is wrong; with the parameters nobody asked for, where they count as wrong. */
  List<BadParameter> bad(boolean unknownToo) {
    List<BadParameter> all = new ArrayList<>(bad);
    if (unknownToo) {
      unknown()
          .forEach(
              name ->
                  all.add(
                      new BadParameter(
                          name,
                          String.join(", ", given.getOrDefault(name, List.of())),
                          known.isEmpty()
                              ? "no parameter is taken here"
                              : "it is unknown; known are " + String.join(", ", known))));
    }
    return all;
  }

  /** Parameters nobody asked for, in order. */
  Set<String> unknown() {
    Set<String> names = new HashSet<>(given.keySet());
    names.removeAll(known);
    return new TreeSet<>(names);
  }

  /** Anything a parser takes; empty from it means that it does not. */
  <T> Optional<T> value(String name, String allowed, Function<String, Optional<T>> parser) {
    known.add(name);
    List<String> values = given.getOrDefault(name, List.of());
    if (values.isEmpty()) {
      return Optional.empty();
    }
    Optional<T> value = values.size() == 1 ? parser.apply(values.getFirst()) : Optional.empty();
    if (value.isEmpty()) {
      bad.add(new BadParameter(name, String.join(", ", values), allowed + ", once"));
    }
    return value;
  }

  private static Optional<String> notEmpty(String text) {
    return text.isBlank() ? Optional.empty() : Optional.of(text.strip());
  }

  private static Optional<Instant> instant(String text) {
    try {
      OffsetDateTime time = OffsetDateTime.parse(text);
      boolean plain = time.getYear() >= 0 && time.getYear() <= YEAR_MAX;
      return plain ? Optional.of(time.toInstant()) : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
