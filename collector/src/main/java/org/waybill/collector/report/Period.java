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
import java.util.Locale;
import java.util.Optional;
import org.waybill.collector.store.Hour;

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

  private static final List<String> WORDS = List.of("today", "7d", "28d", "month", "year");
  private static final String CUSTOM = "custom";
  private static final int MOST_DAYS = 3_700;
  private static final int DAYS_OF_WEEK = 7;
  private static final int FEW_DAYS = 2;
  private static final int MANY_DAYS = 100;
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d", Locale.ENGLISH);
  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);
  private static final DateTimeFormatter WHOLE =
      DateTimeFormatter.ofPattern("EEE d MMMM uuuu", Locale.ENGLISH);

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
   * Reads {@code period}, or {@code from} and {@code to}; what is wrong is noted in the query.
   *
   * @param now today is its day
   */
  static Period read(Query query, Instant now, ZoneId zone) {
    Optional<String> word =
        query.value(
            "period",
            "takes one of " + String.join(", ", WORDS),
            text -> WORDS.contains(text) ? Optional.of(text) : Optional.empty());
    Optional<LocalDate> from =
        query.value("from", "takes a date such as 2026-11-16", Period::parse);
    LocalDate first = from.orElse(LocalDate.MIN);
    Optional<LocalDate> to =
        query.value(
            "to",
            "takes the date after the last one, later than \"from\" by %d days at most"
                .formatted(MOST_DAYS),
            text -> parse(text).filter(date -> isWithin(first, date)));
    ZonedDateTime time = now.atZone(zone);
    if (word.isEmpty() && from.isPresent()) {
      LocalDate end = to.orElse(first.plusDays(DAYS_OF_WEEK));
      return of(CUSTOM, first, end.minusDays(1), time);
    }
    return of(word.orElse(USUAL), time);
  }

  private static boolean isWithin(LocalDate first, LocalDate date) {
    long days = ChronoUnit.DAYS.between(first, date);
    return days >= 1 && days <= MOST_DAYS;
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
          default -> today.minusDays(6);
        };
    return of(word, from, today, now);
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
    Earlier before = new Earlier(from.minusDays(back).atStartOfDay(zone), until.minusDays(back));
    return new Period(word, from, last, until, before);
  }

  /** The first hour. */
  int since() {
    return Hour.of(from.atStartOfDay(until.getZone()).toInstant().toEpochMilli());
  }

  /** The first hour that is left out. */
  int untilHour() {
    return after(until);
  }

  private static int after(ZonedDateTime time) {
    return Hour.of(time.toInstant().toEpochMilli() - 1) + 1;
  }

  /** The points of its trend: hours of few days, days, weeks of many. */
  List<Step> steps() {
    long days = ChronoUnit.DAYS.between(from, last) + 1;
    ZonedDateTime end = last.plusDays(1).atStartOfDay(until.getZone());
    List<Step> steps = new ArrayList<>();
    ZonedDateTime at = from.atStartOfDay(until.getZone());
    while (at.isBefore(end)) {
      ZonedDateTime next = next(at, days);
      steps.add(
          new Step(
              label(at, days),
              Hour.of(at.toInstant().toEpochMilli()),
              Hour.of((next.isAfter(end) ? end : next).toInstant().toEpochMilli())));
      at = next;
    }
    return steps;
  }

  private static ZonedDateTime next(ZonedDateTime at, long days) {
    if (days <= FEW_DAYS) {
      return at.plusHours(1);
    }
    return days <= MANY_DAYS
        ? at.plusDays(1)
        : at.plusDays(DayOfWeek.SUNDAY.getValue() - at.getDayOfWeek().getValue() + 1);
  }

  private static String label(ZonedDateTime at, long days) {
    if (days <= FEW_DAYS) {
      return "%02d:00".formatted(at.getHour());
    }
    return (days <= 14 ? DAY : MONTH).format(at);
  }

  /** {@code Mon 16 to Sun 22 November 2026}. */
  String words() {
    if (from.equals(last)) {
      return WHOLE.format(from);
    }
    boolean sameMonth = from.getYear() == last.getYear() && from.getMonth() == last.getMonth();
    String first = sameMonth ? DAY.format(from) : WHOLE.format(from);
    return first + " to " + WHOLE.format(last);
  }

  /** The same of what it is compared with. */
  String wordsBefore() {
    return MONTH.format(before.from()) + " to " + MONTH.format(before.until());
  }
}
