package org.waybill.collector.report;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Where a page is, with what it asks for: every state of a page is an address, and what leads to
 * another state is the same address with something else in it. Written out, parameters stand in
 * their usual order, so that one state has one address. Immutable.
 *
 * @param path without the query
 * @param parameters every parameter with its values; none is empty
 */
public record Address(String path, Map<String, List<String>> parameters) {

  /** Those that are not in it stand after the first. */
  private static final List<String> ORDER =
      List.of(
          "q", "", "period", "from", "to", "cmp", "v", "by", "fold", "sort", "cols", "after", "n",
          "tz");

  /** Leaves out what is empty: a form sends every field. */
  public Address {
    Map<String, List<String>> filled = new LinkedHashMap<>();
    parameters.forEach(
        (name, values) -> {
          List<String> said = values.stream().filter(value -> !value.isBlank()).toList();
          if (!said.isEmpty()) {
            filled.put(name, said);
          }
        });
    parameters = Collections.unmodifiableMap(filled);
  }

  /** A page that is asked for nothing. */
  public static Address of(String path) {
    return new Address(path, Map.of());
  }

  /** The same with another value; an empty one leaves the parameter out. */
  public Address with(String name, String value) {
    Map<String, List<String>> changed = new LinkedHashMap<>(parameters);
    changed.put(name, List.of(value));
    return new Address(path, changed);
  }

  /** The same without some parameters. */
  public Address without(String... names) {
    Map<String, List<String>> changed = new LinkedHashMap<>(parameters);
    List.of(names).forEach(changed::remove);
    return new Address(path, changed);
  }

  /** The same rows from the first on as a file; the form is what the path ends in. */
  public Address as(String form) {
    return new Address(path + "." + form, parameters).without("after", "n");
  }

  /** The first value of a parameter, or nothing. */
  public String value(String name) {
    return parameters.getOrDefault(name, List.of("")).getFirst();
  }

  /** As it stands in a link. */
  @Override
  public String toString() {
    List<String> names = new ArrayList<>(parameters.keySet());
    names.sort(Comparator.comparingInt(name -> ORDER.indexOf(ORDER.contains(name) ? name : "")));
    String query =
        names.stream()
            .flatMap(
                name ->
                    parameters.getOrDefault(name, List.of()).stream()
                        .map(value -> encoded(name) + "=" + encoded(value)))
            .collect(Collectors.joining("&"));
    return query.isEmpty() ? path : path + "?" + query;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
