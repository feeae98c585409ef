package org.waybill.html;

/**
 * One link in the source.
 *
 * @param start byte offset of the attribute's value in the decoded body, inside the quotes
 * @param end byte offset just after the value
 * @param quote what delimits the value
 * @param source the value's bytes, one char (0-255) each
 * @param verdict the target, or why the link is left
 * @param label what the reader sees of the link: at most 200 characters, white space collapsed; may
 *     be empty
 * @param conditional whether it stands in a conditional comment, so that only Outlook shows it; its
 *     twin for all others, with the same target, most often stands beside it
 */
public record LinkPlace(
    int start,
    int end,
    Quote quote,
    String source,
    LinkVerdict verdict,
    String label,
    boolean conditional) {
  public LinkPlace {
    if (start < 0 || end - start != source.length()) {
      throw new IllegalArgumentException(
          "a link from "
              + start
              + " to "
              + end
              + " cannot have a value of "
              + source.length()
              + " bytes");
    }
  }
}
