package org.waybill.text;

import org.waybill.html.PlainText;

/** Where a URL in text ends: in front of the punctuation that readers do not take into the link. */
final class UrlEnd {
  /** Typographic quotes, and full-width brackets and stops. */
  private static final String CLOSING =
      "\u2018\u2019\u201A\u201C\u201D\u201E\u00AB\u00BB\u2039\u203A"
          + "\u3001\u3002\u3008\u3009\u300A\u300B\u300C\u300D\u300E\u300F\u3010\u3011\u3014\u3015"
          + "\uFF01\uFF08\uFF09\uFF0C\uFF0E\uFF1A\uFF1B\uFF1F\uFF3B\uFF3D\uFF5B\uFF5D\uFF62\uFF63\u2026";

  /** Punctuation that ends a sentence, or emphasis. */
  private static final String STOPS = "*.,:;!?";

  private UrlEnd() {}

  /** The end without what only follows the URL; the same where letters follow as well. */
  static int trimmed(PlainText text, int start, int end) {
    int at = end;
    while (at > start && text.ascii().charAt(at - 1) >= 0x80) {
      at--;
    }
    if (at < end && !text.shown(at, end).chars().allMatch(c -> CLOSING.indexOf(c) >= 0)) {
      return end;
    }
    while (at > start && STOPS.indexOf(text.ascii().charAt(at - 1)) >= 0) {
      at--;
    }
    return at;
  }
}
