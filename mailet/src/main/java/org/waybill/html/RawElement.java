package org.waybill.html;

/**
 * An element whose content is no markup, as jsoup's tree has it.
 *
 * @param end offset after its end tag, or -1 where the source ends inside it
 */
record RawElement(int end) {

  /** The end, or -1 for none: also where the source does not bear jsoup out. */
  int endIn(String text, TagSource tag) {
    if (end < 0) {
      return -1;
    }
    int endTag = text.lastIndexOf("</", end - 1);
    boolean borneOut =
        endTag >= tag.end()
            && text.charAt(end - 1) == '>'
            && text.regionMatches(true, endTag + 2, tag.name(), 0, tag.name().length());
    return borneOut ? end : -1;
  }
}
