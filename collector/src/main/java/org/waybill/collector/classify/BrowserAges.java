package org.waybill.collector.classify;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How old a browser was when it came. Immutable, thread-safe. */
final class BrowserAges {
  private static final Pattern MAJOR = Pattern.compile("\\bChrome/(\\d{1,4})\\b");

  private final NavigableMap<Integer, LocalDate> releases;
  private final Period old;

  /**
   * By these releases.
   *
   * @param releases days of release by major version, not necessarily of each
   * @param old how long ago is too long
   */
  BrowserAges(Map<Integer, LocalDate> releases, Period old) {
    this.releases = new TreeMap<>(releases);
    this.old = old;
  }

  /** Whether it names a Chrome that was too old at that time; not for what is newer than known. */
  boolean isOld(String userAgent, long at) {
    Matcher matcher = MAJOR.matcher(userAgent);
    if (!matcher.find()) {
      return false;
    }
    int major = Integer.parseInt(matcher.group(1));
    LocalDate day = Instant.ofEpochMilli(at).atOffset(ZoneOffset.UTC).toLocalDate();
    return major < releases.lastKey() && released(major).plus(old).isBefore(day);
  }

  /** In even steps between those that are known. */
  private LocalDate released(int major) {
    Map.Entry<Integer, LocalDate> before = releases.floorEntry(major);
    Map.Entry<Integer, LocalDate> after = releases.higherEntry(major);
    if (before == null) {
      return after.getValue();
    }
    long days = after.getValue().toEpochDay() - before.getValue().toEpochDay();
    int steps = after.getKey() - before.getKey();
    return before.getValue().plusDays(days * (major - before.getKey()) / steps);
  }
}
