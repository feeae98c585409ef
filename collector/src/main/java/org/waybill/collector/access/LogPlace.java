package org.waybill.collector.access;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place between two lines of the access log; what is read on from it lies before.
 *
 * @param file the file's name
 * @param offset in bytes
 */
public record LogPlace(String file, long offset) {

  private static final Pattern TEXT =
      Pattern.compile("(\\d{4}-\\d{2}-\\d{2}-\\d{6})\\.(\\d{1,12})");

  /** Reads what {@link #toString} wrote. */
  public static Optional<LogPlace> parse(String text) {
    Matcher parts = TEXT.matcher(text);
    return parts.matches()
        ? Optional.of(new LogPlace(parts.group(1) + ".ndjson", Long.parseLong(parts.group(2))))
        : Optional.empty();
  }

  /** As a cursor. */
  @Override
  public String toString() {
    return file.replace(".ndjson", "") + "." + offset;
  }
}
