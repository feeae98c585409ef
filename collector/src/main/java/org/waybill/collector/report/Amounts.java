package org.waybill.collector.report;

import java.util.Locale;
import org.waybill.collector.watch.Measure;
import org.waybill.collector.words.Words;

/** What is measured of a collector, as people read it: {@code 3 h 12 min}, {@code 1.4 GB}. */
final class Amounts {

  private static final double KILO = 1_000;
  private static final long MINUTE = 60;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;

  private Amounts() {}

  static String of(Measure measure, Words words) {
    return switch (measure) {
      case Measure.Word(String key) -> words.text("health.is." + key);
      case Measure.Quantity(double value, Measure.Unit unit) ->
          switch (unit) {
            case SECONDS -> time(value, words);
            case BYTES -> bytes(value, words);
            case BLOCKS -> Numbers.counted(words, "health.blocks", (long) value);
            case HOSTS -> Numbers.counted(words, "health.hosts", (long) value);
            case HITS -> words.counted("health.hits", (long) value, Numbers.grouped((long) value));
          };
    };
  }

  /** A length of time; below ten seconds with a tenth. */
  static String time(double seconds, Words words) {
    long whole = Math.round(seconds);
    if (whole < 10) {
      return words.text("health.seconds", decimal(seconds, words));
    }
    if (whole < 2 * MINUTE) {
      return words.text("health.seconds", whole);
    }
    if (whole < 2 * HOUR) {
      return words.text("health.minutes", whole / MINUTE);
    }
    return whole < 2 * DAY
        ? words.text("health.hours", whole / HOUR, whole % HOUR / MINUTE)
        : words.text("health.days", whole / DAY);
  }

  private static String bytes(double bytes, Words words) {
    if (bytes < KILO) {
      return words.text("health.bytes", (long) bytes);
    }
    if (bytes < KILO * KILO) {
      return words.text("health.kilobytes", decimal(bytes / KILO, words));
    }
    return bytes < KILO * KILO * KILO
        ? words.text("health.megabytes", decimal(bytes / KILO / KILO, words))
        : words.text("health.gigabytes", decimal(bytes / KILO / KILO / KILO, words));
  }

  private static String decimal(double number, Words words) {
    Locale locale = words.locale();
    return number == 0 ? "0" : String.format(locale, "%.1f", number);
  }
}
