package org.waybill.collector.report;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The search for messages as it was typed; what was left empty is not in it. Immutable. */
public final class SearchForm {

  private static final Set<String> TIMES = Set.of("since", "until");

  private final Map<String, List<String>> given;

  private SearchForm(Map<String, List<String>> given) {
    this.given = given;
  }

  /** Takes query parameters; a browser sends empty fields too. */
  static SearchForm of(Map<String, List<String>> parameters) {
    Map<String, List<String>> given = new LinkedHashMap<>();
    parameters.forEach(
        (name, values) -> {
          List<String> filled = values.stream().filter(value -> !value.isBlank()).toList();
          if (!filled.isEmpty()) {
            given.put(name, filled);
          }
        });
    return new SearchForm(given);
  }

  /** What was typed into a field. */
  public String value(String name) {
    return given.getOrDefault(name, List.of("")).getFirst();
  }

  /** Whether anything was asked for; a place in the list is no question. */
  boolean asks() {
    return given.keySet().stream().anyMatch(name -> !name.equals("after"));
  }

  boolean isFurtherOn() {
    return given.containsKey("after");
  }

  /**
   * The same for the reader of parameters: the date a browser sends is the day's beginning, UTC.
   */
  Map<String, List<String>> parameters() {
    Map<String, List<String>> parameters = new LinkedHashMap<>(given);
    for (String time : TIMES) {
      parameters.computeIfPresent(
          time, (name, values) -> values.stream().map(SearchForm::begin).toList());
    }
    return parameters;
  }

  private static String begin(String value) {
    return value.matches("\\d{4}-\\d{2}-\\d{2}") ? value + "T00:00:00Z" : value;
  }

  /** The path of the same search from its beginning. */
  String first() {
    String query =
        given.entrySet().stream()
            .filter(entry -> !entry.getKey().equals("after"))
            .map(entry -> pair(entry.getKey(), entry.getValue().getFirst()))
            .collect(Collectors.joining("&"));
    return query.isEmpty() ? "/messages" : "/messages?" + query;
  }

  /** The path of the same search further on. */
  String from(String cursor) {
    String first = first();
    return first + (first.indexOf('?') < 0 ? "?" : "&") + pair("after", cursor);
  }

  private static String pair(String name, String value) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8)
        + "="
        + URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
