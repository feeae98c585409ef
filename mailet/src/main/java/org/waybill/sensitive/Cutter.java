package org.waybill.sensitive;

/** Cuts texts into pieces at some ASCII characters. Immutable, thread-safe. */
final class Cutter {

  private final boolean[] cuts = new boolean[0x80];

  Cutter(String characters) {
    for (int i = 0; i < characters.length(); i++) {
      cuts[characters.charAt(i)] = true;
    }
  }

  /** Where the piece ends that begins at {@code start}. */
  int end(String text, int start) {
    int end = start;
    while (end < text.length() && !(text.charAt(end) < cuts.length && cuts[text.charAt(end)])) {
      end++;
    }
    return end;
  }
}
