package org.waybill.collector.report;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A point in time as a page shows it, in UTC.
 *
 * @param text {@code Tue 17 Nov 2026, 08:12:31}
 * @param iso for machines, with milliseconds
 */
public record Moment(String text, String iso) {

  private static final DateTimeFormatter TEXT =
      DateTimeFormatter.ofPattern("EEE d MMM uuuu, HH:mm:ss", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  /** Takes UTC milliseconds. */
  public static Moment of(long millis) {
    Instant instant = Instant.ofEpochMilli(millis);
    return new Moment(TEXT.format(instant), instant.toString());
  }
}
