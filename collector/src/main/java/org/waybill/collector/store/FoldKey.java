package org.waybill.collector.store;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * By which messages fold into one row of a list: those of one tag, or of one envelope sender and
 * one subject with its numbers masked, such as invoices that go out all day.
 */
public final class FoldKey {

  private static final Pattern NUMBER = Pattern.compile("\\d+", Pattern.UNICODE_CHARACTER_CLASS);

  private FoldKey() {}

  /** The name of the fold; a tag and a sender with a subject never have the same. */
  public static String of(String sender, String subject, Optional<String> tag) {
    return tag.map(word -> "tag\n" + word)
        .orElseGet(() -> "subject\n" + sender + "\n" + NUMBER.matcher(subject).replaceAll("#"));
  }
}
