package org.waybill.journal;

import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A segment's file name: its number in 19 decimal digits, then {@code .segment}. */
final class SegmentName {
  private static final Pattern NAME = Pattern.compile("([0-9]{19})\\.segment");

  private SegmentName() {}

  static String of(long segment) {
    return String.format(Locale.ROOT, "%019d.segment", segment);
  }

  /** Nothing for the other files of the folder. */
  static OptionalLong parse(String name) {
    Matcher matcher = NAME.matcher(name);
    if (!matcher.matches()) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(Long.parseLong(matcher.group(1)));
    } catch (NumberFormatException beyondLong) {
      return OptionalLong.empty();
    }
  }
}
