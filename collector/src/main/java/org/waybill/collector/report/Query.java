package org.waybill.collector.report;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.waybill.collector.openapi.Parameter;

/**
 * Reads query parameters and collects everything that is wrong with them, so that one answer names
 * it all. For one thread.
 */
final class Query implements Asked {

  private final Map<String, List<String>> given;
  private final Set<String> known = new TreeSet<>();
  private final List<BadParameter> bad = new ArrayList<>();
  private final IdentityHashMap<Parameter<?>, Optional<?>> read = new IdentityHashMap<>();
  private final ZoneId usual;

  /** Reads what was asked in UTC. */
  Query(Map<String, List<String>> given) {
    this(given, ZoneOffset.UTC);
  }

  /**
   * Reads what was asked.
   *
   * @param usual the zone where none is asked for
   */
  Query(Map<String, List<String>> given, ZoneId usual) {
    this.given = given;
    this.usual = usual;
  }

  @Override
  public ZoneId zone() {
    List<String> asked = given.getOrDefault(Visit.ZONE.name(), List.of());
    return asked.size() == 1 ? Visit.ZONE.parse(asked.getFirst()).orElse(usual) : usual;
  }

  @Override
  @SuppressWarnings("unchecked") // a value was made by its own parameter
  public <T> Optional<T> value(Parameter<T> parameter) {
    return (Optional<T>) read.computeIfAbsent(parameter, this::read);
  }

  private <T> Optional<T> read(Parameter<T> parameter) {
    known.add(parameter.name());
    List<String> values = given.getOrDefault(parameter.name(), List.of());
    if (values.isEmpty()) {
      return Optional.empty();
    }
    Optional<T> value = values.size() == 1 ? parameter.parse(values.getFirst()) : Optional.empty();
    if (value.isEmpty()) {
      String found = String.join(", ", values);
      bad.add(new BadParameter(parameter.name(), found, parameter.allowed() + ", once"));
    }
    return value;
  }

  /** Some text that is not empty. */
  Optional<String> text(String name) {
    return value(Parameter.text(name, "", ""));
  }

  /** Something an earlier answer gave. */
  <T> Optional<T> cursor(String name, Function<String, Optional<T>> parser) {
    return value(Parameter.cursor(name, parser));
  }

  /** What a page alone asks for, and no operation describes; empty from a parser refuses. */
  <T> Optional<T> value(String name, String allowed, Function<String, Optional<T>> parser) {
    return value(Parameter.parsed(name, "", allowed, parser, ""));
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
}
