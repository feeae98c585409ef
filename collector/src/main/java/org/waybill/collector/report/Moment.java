package org.waybill.collector.report;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.waybill.collector.words.Words;

/**
 * A point in time as a page shows it.
 *
 * @param text {@code Tue 17 Nov 2026, 08:12:31}
 * @param iso for machines, with milliseconds and the zone's offset
 */
public record Moment(String text, String iso) {

  /** Takes UTC milliseconds. */
  public static Moment of(long millis, ZoneId zone, Words words) {
    ZonedDateTime time = Instant.ofEpochMilli(millis).atZone(zone);
    String text =
        DateTimeFormatter.ofPattern(words.text("format.moment"), words.locale()).format(time);
    return new Moment(text, DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time));
  }

  /** The same in UTC and English. */
  public static Moment of(long millis) {
    return of(millis, ZoneOffset.UTC, Words.english());
  }
}
