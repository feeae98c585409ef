package org.waybill.message;

import java.util.List;

/**
 * One change of a decoded body: {@code [start, end)} makes room for a text, part of which (the
 * hole) differs from recipient to recipient while its length does not.
 *
 * @param start offset into the decoded body
 * @param end behind the last byte that goes; equal to start for an insertion
 * @param text what stands there instead, with anything of the right length in the hole: visible
 *     ASCII, line ends of the body's own kind, and bytes above ASCII in the body's charset, one
 *     character each
 * @param holeStart where the hole begins in the text
 * @param holeEnd where it ends
 * @param breaks places, relative to the text's begin, where a line end changes nothing, ascending;
 *     one outside the text lies that far in the untouched bytes beside it
 */
public record Splice(
    int start, int end, String text, int holeStart, int holeEnd, List<Integer> breaks) {

  /** A change that is the same for every recipient: text without a hole, or none at all. */
  public static Splice of(int start, int end, String text) {
    return new Splice(start, end, text, 0, 0, List.of());
  }

  public Splice {
    breaks = List.copyOf(breaks);
    boolean ordered =
        0 <= start
            && start <= end
            && 0 <= holeStart
            && holeStart <= holeEnd
            && holeEnd <= text.length();
    if (!ordered || !isWritable(text)) {
      throw new IllegalArgumentException(
          "a splice takes 0 <= start <= end, a hole inside the text, and text"
              + " of visible ASCII, line ends and bytes above ASCII");
    }
  }

  private static boolean isWritable(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean visible = c >= ' ' && c != 0x7F && c <= 0xFF;
      if (!visible && c != '\r' && c != '\n') {
        return false;
      }
    }
    return true;
  }
}
