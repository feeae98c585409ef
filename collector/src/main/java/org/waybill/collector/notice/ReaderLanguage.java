package org.waybill.collector.notice;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.waybill.collector.words.Words;

/**
 * The language somebody reads (RFC 9110 section 12.5.4); English where none we have is asked for.
 */
final class ReaderLanguage {

  /** Nobody reads more languages than that, and longer ones are not taken apart. */
  private static final int LONGEST = 500;

  private ReaderLanguage() {}

  /** The texts for a field Accept-Language, which may be anything. */
  static Words of(@Nullable String field) {
    if (field == null || field.length() > LONGEST) {
      return Words.english();
    }
    try {
      List<Locale.LanguageRange> ranges = Locale.LanguageRange.parse(field);
      String tag = Locale.lookupTag(ranges, Words.LANGUAGES);
      return tag == null ? Words.english() : Words.of(tag);
    } catch (IllegalArgumentException e) {
      return Words.english();
    }
  }
}
