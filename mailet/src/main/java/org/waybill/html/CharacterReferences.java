package org.waybill.html;

import java.util.regex.Pattern;
import org.jsoup.parser.Parser;

/** Character references in attribute values and text (WHATWG HTML section 13.2.5.72 to 80). */
final class CharacterReferences {
  /** References to surrogates, D800 to DFFF: U+FFFD for the standard, but let through by jsoup. */
  private static final Pattern SURROGATE =
      Pattern.compile(
          "&#(?:[xX]0*[dD][89a-fA-F][0-9a-fA-F]{2}(?![0-9a-fA-F])"
              + "|0*(?:5529[6-9]|55[3-9]\\d\\d|56\\d{3}|57[0-2]\\d\\d|573[0-3]\\d|5734[0-3])(?!\\d));?");

  /** The only one that most links hold. */
  private static final String AND = "&amp;";

  private CharacterReferences() {}

  /** Decodes by the attribute rules: {@code &copy=3} and {@code &copyx} stay as they are. */
  static String inAttribute(String value) {
    return decode(value, true);
  }

  static String inText(String text) {
    return decode(text, false);
  }

  /** Decodes by the attribute rules as jsoup does: surrogates are let through. */
  static String inAttributeOfJsoup(String value) {
    return unescape(value, true);
  }

  private static String decode(String text, boolean attribute) {
    return text.contains("&#")
        ? unescape(SURROGATE.matcher(text).replaceAll("\uFFFD"), attribute)
        : unescape(text, attribute);
  }

  private static String unescape(String text, boolean attribute) {
    int and = text.indexOf('&');
    if (and < 0) {
      return text;
    }
    while (and >= 0 && text.startsWith(AND, and)) {
      and = text.indexOf('&', and + AND.length());
    }
    return and < 0 ? text.replace(AND, "&") : Parser.unescapeEntities(text, attribute);
  }
}
