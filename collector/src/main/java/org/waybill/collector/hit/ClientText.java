package org.waybill.collector.hit;

/** Text that a client sent: cut, and without characters that could act in a log or a page. */
final class ClientText {

  /** Characters kept of one header; what follows tells no client from another. */
  static final int LONGEST = 512;

  private static final char REPLACEMENT = '\uFFFD';

  private ClientText() {}

  static String clean(String text) {
    int length = Math.min(text.length(), LONGEST);
    for (int i = 0; i < length; i++) {
      if (isUnfit(text.charAt(i))) {
        return replaced(text, length);
      }
    }
    return text.substring(0, length);
  }

  private static String replaced(String text, int length) {
    StringBuilder clean = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      clean.append(isUnfit(c) ? REPLACEMENT : c);
    }
    return clean.toString();
  }

  /** Controls, and surrogates: headers are bytes 0 to 255, so a surrogate is half a character. */
  private static boolean isUnfit(char c) {
    return Character.isISOControl(c) || Character.isSurrogate(c);
  }
}
