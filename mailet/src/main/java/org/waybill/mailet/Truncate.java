package org.waybill.mailet;

/** Shortens text for the ledger. */
final class Truncate {

  private Truncate() {}

  /** At most so many characters; a surrogate pair is kept or dropped as one. */
  static String to(int characters, String text) {
    if (text.length() <= characters) {
      return text;
    }
    boolean split = Character.isHighSurrogate(text.charAt(characters - 1));
    return text.substring(0, split ? characters - 1 : characters);
  }
}
