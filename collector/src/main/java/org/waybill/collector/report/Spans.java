package org.waybill.collector.report;

import org.waybill.collector.words.Words;

/** How long something took, as pages say it: its two largest units. */
final class Spans {

  private static final long SECOND = 1_000;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;

  private Spans() {}

  /** {@code 47 min}, {@code 3 h 12 min}; takes milliseconds. */
  static String of(Words words, long millis) {
    if (millis < MINUTE) {
      return words.text("span.seconds", Math.max(0, millis) / SECOND);
    }
    if (millis < HOUR) {
      return words.text("span.minutes", millis / MINUTE);
    }
    if (millis < DAY) {
      return words.text("span.hours", millis / HOUR, millis % HOUR / MINUTE);
    }
    return words.text("span.days", millis / DAY, millis % DAY / HOUR);
  }
}
