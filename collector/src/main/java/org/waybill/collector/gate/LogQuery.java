package org.waybill.collector.gate;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.waybill.collector.access.LogFilter;
import org.waybill.collector.access.LogPlace;

/**
 * What is asked of the access log, as it was typed; what was left empty asks for nothing.
 *
 * @param user a name
 * @param person an address, or a pseudonym
 * @param since a day, or a time of RFC 3339
 * @param until the same, left out itself
 * @param after where an earlier page ended
 */
public record LogQuery(String user, String person, String since, String until, String after) {

  static LogQuery read(UnaryOperator<String> parameters) {
    return new LogQuery(
        parameters.apply("user").strip(),
        parameters.apply("person").strip(),
        parameters.apply("since").strip(),
        parameters.apply("until").strip(),
        parameters.apply("after"));
  }

  /** What cannot be taken; empty where all can. */
  String problem() {
    List<String> bad = new ArrayList<>();
    if (!since.isEmpty() && time(since).isEmpty()) {
      bad.add("since is \"%s\"".formatted(since));
    }
    if (!until.isEmpty() && time(until).isEmpty()) {
      bad.add("until is \"%s\"".formatted(until));
    }
    if (!after.isEmpty() && place().isEmpty()) {
      bad.add("after is \"%s\"".formatted(after));
    }
    return bad.isEmpty()
        ? ""
        : String.join(", ", bad)
            + "; allowed are days such as 2026-11-16, times of RFC 3339, and what an earlier page"
            + " gave.";
  }

  /**
   * As the log takes it.
   *
   * @param pseudonyms from an address to its pseudonym
   */
  LogFilter filter(UnaryOperator<String> pseudonyms) {
    return new LogFilter(
        Optional.of(user).filter(text -> !text.isEmpty()),
        Optional.of(person)
            .filter(text -> !text.isEmpty())
            .map(text -> text.indexOf('@') < 0 ? text : pseudonyms.apply(text)),
        time(since),
        time(until));
  }

  Optional<LogPlace> place() {
    return LogPlace.parse(after);
  }

  /** The same search from its beginning, as a query with its question mark. */
  String first() {
    String query =
        pair("user", user) + pair("person", person) + pair("since", since) + pair("until", until);
    return query.isEmpty() ? "" : "?" + query.substring(1);
  }

  /** The same search further on. */
  String from(LogPlace place) {
    String first = first();
    return (first.isEmpty() ? "?" : first + "&") + "after=" + place;
  }

  private static String pair(String name, String value) {
    return value.isEmpty()
        ? ""
        : "&" + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private static Optional<Instant> time(String text) {
    try {
      return text.isEmpty()
          ? Optional.empty()
          : Optional.of(
              text.matches("\\d{4}-\\d{2}-\\d{2}")
                  ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                  : OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
