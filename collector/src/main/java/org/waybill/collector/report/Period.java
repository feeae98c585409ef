package org.waybill.collector.report;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.waybill.collector.openapi.Parameter;
import org.waybill.collector.store.Hour;
import org.waybill.collector.words.Words;

/**
 * What stretch of time a page is about, in whole days of the reader's zone. Figures are kept by
 * hours of UTC: where a zone's day begins within one, it begins with that hour. Immutable.
 *
 * @param word as it stands in the address; {@code custom} for one between two dates
 * @param from its first day
 * @param last its last day
 * @param before the stretch it is compared with, as long and, where it has not ended yet, cut at
 *     the same time of its last day
 * @param until when it ends: now, where its last day is today
 */
record Period(String word, LocalDate from, LocalDate last, ZonedDateTime until, Earlier before) {

  /** What it is when nothing is asked for. */
  static final String USUAL = "7d";

  /** Everything there is. */
  static final String ALL = "all";

  static final List<String> WORDS = List.of("today", "7d", "28d", "month", "year", ALL);

  private static final String CUSTOM = "custom";
  private static final int MOST_DAYS = 3_700;
  private static final int DAYS_OF_WEEK = 7;
  private static final int HOURS_OF_DAY = 24;
  private static final int FEW_DAYS = 2;
  private static final int MANY_DAYS = 100;

  /** Keeps weekdays. */
  private static final int DAYS_OF_YEAR = 364;

  private static final Parameter<String> PERIOD =
      Parameter.choice("period", "A stretch of days that ends today.", WORDS, Function.identity());

  private static final Parameter<LocalDate> FROM =
      Parameter.parsed(
          "from", "The first day.", "takes a date such as 2026-11-16", Period::parse, "2026-11-16");

  private static final Parameter<LocalDate> TO =
      Parameter.parsed(
          "to",
          "The day after the last one.",
          "takes the date after the last one, later than \"from\" by %d days at most"
              .formatted(MOST_DAYS),
          Period::parse,
          "2026-11-23");

  /** What it is read from. */
  static final List<Parameter<?>> PARAMETERS = List.of(PERIOD, FROM, TO);

  /** The names of those. */
  static final List<String> NAMES = PARAMETERS.stream().map(Parameter::name).toList();

  /** The stretch before. */
  record Earlier(ZonedDateTime from, ZonedDateTime until) {

    int since() {
      return Hour.of(from.toInstant().toEpochMilli());
    }

    int untilHour() {
      return after(until);
    }
  }

  /** A part of a period that is one point of its trend. */
  record Step(String label, int since, int until) {}

  /**
   * Reads {@code period}, or {@code from} and {@code to}, in the zone that is asked for.
   *
   * @param now today is its day
   * @throws ParameterException where the dates do not go together
   */
  static Period read(Asked asked, Instant now) {
    return read(asked, now, USUAL);
  }

  /**
   * The same.
   *
   * @param usual the word where nothing is asked for
   */
  static Period read(Asked asked, Instant now, String usual) {
    ZonedDateTime time = now.atZone(asked.zone());
    Optional<String> word = asked.value(PERIOD);
    Optional<LocalDate> from = asked.value(FROM);
    Optional<LocalDate> to = asked.value(TO);
    if (word.isPresent() || from.isEmpty()) {
      return of(word.orElse(usual), time);
    }
    LocalDate first = from.get();
    LocalDate end = to.orElse(first.plusDays(DAYS_OF_WEEK));
    long days = ChronoUnit.DAYS.between(first, end);
    if (days < 1 || days > MOST_DAYS) {
      throw new ParameterException(new BadParameter(TO.name(), end.toString(), TO.allowed()));
    }
    return of(CUSTOM, first, end.minusDays(1), time);
  }

  private static Optional<LocalDate> parse(String text) {
    try {
      LocalDate date = LocalDate.parse(text);
      return date.getYear() >= 1970 && date.getYear() <= 9999
          ? Optional.of(date)
          : Optional.empty();
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** The one a word stands for. */
  static Period of(String word, ZonedDateTime now) {
    LocalDate today = now.toLocalDate();
    LocalDate from =
        switch (word) {
          case "today" -> today;
          case "28d" -> today.minusDays(27);
          case "month" -> today.withDayOfMonth(1);
          case "year" -> today.withDayOfYear(1);
          case ALL -> today.minusDays(MOST_DAYS);
          default -> today.minusDays(6);
        };
    return of(word, from, today, now);
  }

  /** The shortest up to today that holds a day on which something was sent. */
  static Period holding(long millis, ZonedDateTime now) {
    Instant at = Instant.ofEpochMilli(millis);
    return Stream.of(USUAL, "28d", "year")
        .map(word -> of(word, now))
        .filter(period -> !at.isBefore(period.begin()))
        .findFirst()
        .orElseGet(() -> of(ALL, now));
  }

  private static Period of(String word, LocalDate from, LocalDate last, ZonedDateTime now) {
    ZoneId zone = now.getZone();
    ZonedDateTime end = last.plusDays(1).atStartOfDay(zone);
    ZonedDateTime until = end.isAfter(now) ? now : end;
    long days = ChronoUnit.DAYS.between(from, last) + 1;
    long back =
        switch (word) {
          case "month" -> ChronoUnit.DAYS.between(from.minusMonths(1), from);
          case "year" -> ChronoUnit.DAYS.between(from.minusYears(1), from);
          default -> days;
        };
    return new Period(word, from, last, until, earlier(from, until, back));
  }

  private static Earlier earlier(LocalDate from, ZonedDateTime until, long days) {
    return new Earlier(from.minusDays(days).atStartOfDay(until.getZone()), until.minusDays(days));
  }

  /** The same weekdays a year before. */
  Earlier yearBefore() {
    return earlier(from, until, DAYS_OF_YEAR);
  }

  /** When it begins. */
  Instant begin() {
    return from.atStartOfDay(until.getZone()).toInstant();
  }

  /** The first hour. */
  int since() {
    return Hour.of(begin().toEpochMilli());
  }

  /** The first hour that is left out. */
  int untilHour() {
    return after(until);
  }

  private static int after(ZonedDateTime time) {
    return Hour.of(time.toInstant().toEpochMilli() - 1) + 1;
  }

  boolean isAll() {
    return word.equals(ALL);
  }

  /** The same page for the days before, as many. */
  Address earlier(Address address) {
    return between(address, from.minusDays(days()), from);
  }

  /** The same page for the days after; empty where those are still to come. */
  Optional<Address> later(Address address) {
    LocalDate next = last.plusDays(1);
    return next.isAfter(until.toLocalDate())
        ? Optional.empty()
        : Optional.of(between(address, next, next.plusDays(days())));
  }

  /** The same page that shows the same days also tomorrow and to whoever has another zone. */
  Address lasting(Address address) {
    return between(address, from, last.plusDays(1)).with("tz", until.getZone().getId());
  }

  /** The same page with dates in place of a word. */
  private static Address between(Address address, LocalDate from, LocalDate to) {
    return address
        .without("period", "after")
        .with("from", from.toString())
        .with("to", to.toString());
  }

  /** Takes the period over to the address of another page. */
  Address in(Address address) {
    return word.equals(CUSTOM)
        ? between(address, from, last.plusDays(1))
        : word.equals(USUAL) ? address : address.with("period", word);
  }

  private long days() {
    return ChronoUnit.DAYS.between(from, last) + 1;
  }

  /** The points of its trend: hours of few days, days, weeks of many. */
  List<Step> steps(Words words) {
    ZonedDateTime end = last.plusDays(1).atStartOfDay(until.getZone());
    List<Step> steps = new ArrayList<>();
    ZonedDateTime at = from.atStartOfDay(until.getZone());
    while (at.isBefore(end)) {
      ZonedDateTime next = next(at, days());
      steps.add(new Step(label(words, at, days()), hour(at), hour(next.isAfter(end) ? end : next)));
      at = next;
    }
    return steps;
  }

  /**
   * Its first hour, those with which later points of its trend begin, and the first that is left
   * out.
   *
   * @param begin nothing is known of days before that of this hour
   */
  List<Integer> edges(int begin) {
    List<Integer> edges = new ArrayList<>(List.of(since()));
    ZonedDateTime at = next(from.atStartOfDay(until.getZone()), days());
    for (; hour(at) < untilHour(); at = next(at, days())) {
      if (hour(at) > begin - HOURS_OF_DAY) {
        edges.add(hour(at));
      }
    }
    edges.add(untilHour());
    return edges;
  }

  private static int hour(ZonedDateTime at) {
    return Hour.of(at.toInstant().toEpochMilli());
  }

  private static ZonedDateTime next(ZonedDateTime at, long days) {
    if (days <= FEW_DAYS) {
      return at.plusHours(1);
    }
    return days <= MANY_DAYS
        ? at.plusDays(1)
        : at.plusDays(DayOfWeek.SUNDAY.getValue() - at.getDayOfWeek().getValue() + 1);
  }

  private static String label(Words words, ZonedDateTime at, long days) {
    if (days <= FEW_DAYS) {
      return "%02d:00".formatted(at.getHour());
    }
    return format(words, days <= 14 ? "format.day" : "format.date").format(at);
  }

  private static DateTimeFormatter format(Words words, String key) {
    return DateTimeFormatter.ofPattern(words.text(key), words.locale());
  }

  /** {@code Mon 16 to Sun 22 November 2026}. */
  String words(Words words) {
    if (isAll()) {
      return words.text("period.ever");
    }
    DateTimeFormatter whole = format(words, "format.whole");
    if (from.equals(last)) {
      return whole.format(from);
    }
    boolean sameMonth = from.getYear() == last.getYear() && from.getMonth() == last.getMonth();
    String first = (sameMonth ? format(words, "format.day") : whole).format(from);
    return words.text("period.between", first, whole.format(last));
  }

  /** The same of what it is compared with. */
  static String words(Earlier earlier, Words words) {
    DateTimeFormatter date = format(words, "format.date");
    return words.text("period.between", date.format(earlier.from()), date.format(earlier.until()));
  }
}
