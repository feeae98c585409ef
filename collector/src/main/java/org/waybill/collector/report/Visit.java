package org.waybill.collector.report;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.waybill.collector.access.Preferences;
import org.waybill.collector.access.Viewer;
import org.waybill.collector.openapi.Parameter;
import org.waybill.collector.words.Words;

/**
 * A request for a page: whose it is, where it goes, and what it asks for. Immutable.
 *
 * @param viewer who asks; empty where nobody has signed in
 * @param preferences how the page is wanted
 * @param path without the query
 * @param parameters every parameter of the query with its values
 */
public record Visit(
    Optional<Viewer> viewer,
    Preferences preferences,
    String path,
    Map<String, List<String>> parameters) {

  /** The zone whose days are meant and whose times are shown, on any page. */
  static final Parameter<ZoneId> ZONE =
      Parameter.parsed(
          "tz",
          "The zone whose days are meant and whose times are shown; the reader's own if missing.",
          "takes a zone of IANA such as Europe/Berlin",
          Visit::zone,
          "Europe/Berlin");

  public Visit {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
  }

  /** Somebody's for a page of which the query decides nothing. */
  public static Visit of(Optional<Viewer> viewer, Preferences preferences, String path) {
    return new Visit(viewer, preferences, path, Map.of());
  }

  /** A zone of that name. */
  public static Optional<ZoneId> zone(String name) {
    try {
      return Optional.of(ZoneId.of(name));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** In the reader's language. */
  public Words words() {
    return Words.of(preferences.language());
  }

  /** Of times and days: asked for with {@code tz}, or the reader's own. */
  ZoneId zone() {
    return new Query(parameters, preferences.zone()).zone();
  }

  /** The first value of a parameter, or nothing. */
  public String first(String name) {
    List<String> values = parameters.getOrDefault(name, List.of());
    return values.isEmpty() ? "" : values.getFirst();
  }

  /** Where it goes, with all it asks for. */
  Address address() {
    return new Address(path, parameters);
  }

  /** Reads the parameters; the zone, which every page takes, is read already. */
  Query query() {
    return query(address().parameters());
  }

  /** The same where the page has changed some. */
  Query query(Map<String, List<String>> changed) {
    Query query = new Query(changed, preferences.zone());
    query.value(ZONE);
    return query;
  }
}
