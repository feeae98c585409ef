package org.waybill.collector.search;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A length of time as it is typed: {@code 4h}, {@code 2d}, {@code 3w}. Immutable.
 *
 * @param amount 1 to 99,999
 */
public record Span(int amount, Unit unit) {

  private static final Pattern TEXT = Pattern.compile("([1-9][0-9]{0,4})([hdw])");

  /** Hours, and days and weeks of 24 hours each. */
  public enum Unit {
    H(1),
    D(24),
    W(168);

    private final int hours;

    Unit(int hours) {
      this.hours = hours;
    }
  }

  static Optional<Span> parse(String text) {
    Matcher matcher = TEXT.matcher(text.toLowerCase(Locale.ROOT));
    if (!matcher.matches()) {
      return Optional.empty();
    }
    Unit unit = Unit.valueOf(matcher.group(2).toUpperCase(Locale.ROOT));
    return Optional.of(new Span(Integer.parseInt(matcher.group(1)), unit));
  }

  Duration duration() {
    return Duration.ofHours((long) amount * unit.hours);
  }

  @Override
  public String toString() {
    return amount + unit.name().toLowerCase(Locale.ROOT);
  }
}
