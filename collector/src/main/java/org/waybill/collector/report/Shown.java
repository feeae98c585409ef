package org.waybill.collector.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Somebody else's text made fit to be looked at: characters that would hide, reorder or end it
 * stand as marks, and what goes beyond 200 characters is folded away. It still has to be escaped.
 *
 * @param head the first 200 characters
 * @param rest what follows, mostly nothing
 */
public record Shown(List<Piece> head, List<Piece> rest) {

  private static final int HEAD = 200;

  public Shown {
    head = List.copyOf(head);
    rest = List.copyOf(rest);
  }

  /**
   * A run of plain text, or the name of one character.
   *
   * @param mark whether it is such a name, {@code U+202E}
   */
  public record Piece(String text, boolean mark) {

    /** Cut behind at signs and dots, where an address or a Message-ID may break. */
    public List<String> parts() {
      return List.of(text.split("(?<=[@.])"));
    }
  }

  /** Makes the text fit; empty stays empty. */
  public static Shown of(String text) {
    int cut = text.codePointCount(0, text.length()) <= HEAD ? text.length() : cut(text);
    return new Shown(pieces(text.substring(0, cut)), pieces(text.substring(cut)));
  }

  /** The head as one string, marks in brackets: for places that take no markup. */
  public String plain() {
    StringBuilder plain = new StringBuilder();
    head.forEach(piece -> plain.append(piece.mark() ? "[" + piece.text() + "]" : piece.text()));
    return plain.append(rest.isEmpty() ? "" : "\u2026").toString();
  }

  /** Whether there is nothing to show. */
  public boolean isEmpty() {
    return head.isEmpty();
  }

  private static int cut(String text) {
    return text.offsetByCodePoints(0, HEAD);
  }

  private static List<Piece> pieces(String text) {
    List<Piece> pieces = new ArrayList<>();
    StringBuilder run = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              if (!hides(c)) {
                run.appendCodePoint(c);
                return;
              }
              flush(run, pieces);
              pieces.add(new Piece("U+%04X".formatted(c), true));
            });
    flush(run, pieces);
    return pieces;
  }

  private static void flush(StringBuilder run, List<Piece> pieces) {
    if (!run.isEmpty()) {
      pieces.add(new Piece(run.toString(), false));
      run.setLength(0);
    }
  }

  /**
   * Controls, line separators, bidi controls and other formats, half surrogates. The two joiners
   * (U+200C, U+200D) are part of words and emoji.
   */
  private static boolean hides(int c) {
    if (c == 0x200C || c == 0x200D) {
      return false;
    }
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> false;
    };
  }
}
