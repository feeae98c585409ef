package org.waybill.collector.mail;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How often a report goes out. */
public enum Rhythm {
  /** Every day about the day before. */
  DAILY,
  /** Every Monday about the week before, Monday to Sunday. */
  WEEKLY;

  private static final int DAYS_OF_WEEK = 7;

  /** As it is configured: {@code daily}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The rhythm of that word. */
  public static Optional<Rhythm> of(String word) {
    return Arrays.stream(values()).filter(rhythm -> rhythm.word().equals(word)).findFirst();
  }

  /**
   * The newest edition that may go out.
   *
   * @param now in the zone whose days are meant
   * @param hour of the day from which on it goes out
   */
  Edition newest(ZonedDateTime now, int hour) {
    LocalDate day = now.getHour() < hour ? now.toLocalDate().minusDays(1) : now.toLocalDate();
    return switch (this) {
      case DAILY -> new Edition(day.minusDays(1), day.minusDays(1));
      case WEEKLY -> {
        LocalDate monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        yield new Edition(monday.minusDays(DAYS_OF_WEEK), monday.minusDays(1));
      }
    };
  }
}
