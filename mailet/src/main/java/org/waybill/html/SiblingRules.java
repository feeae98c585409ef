package org.waybill.html;

import java.util.List;
import java.util.Locale;

/**
 * Whether the style sheets of a page hold selectors that ask what stands beside an element: there a
 * pixel must not be the sibling of others. Looked for as words, and in doubt found.
 */
final class SiblingRules {
  private static final List<String> BEHIND =
      List.of(":last-", ":only-", ":nth-last-", ":empty", ":has(");
  private static final List<String> BEFORE = List.of(":first-c", ":first-o", ":nth-", "+", "~");

  private final String sheets;

  SiblingRules(List<String> sheets) {
    this.sheets = String.join("\n", sheets).toLowerCase(Locale.ROOT);
  }

  /** Whether an element may look otherwise when another comes behind it. */
  boolean askWhatFollows() {
    return BEHIND.stream().anyMatch(sheets::contains);
  }

  /** Whether an element may look otherwise when another comes beside it, on whichever side. */
  boolean ask() {
    return askWhatFollows() || BEFORE.stream().anyMatch(sheets::contains);
  }
}
