package org.waybill.text;

import java.util.Arrays;
import java.util.stream.IntStream;

/** The lines of a text: they end at LF; a CR in front of it belongs to the line end. */
final class Lines {
  /** Mailers wrap lines at 60 characters or more, and then cut a long URL where the line ends. */
  private static final int SHORTEST_WRAPPED = 60;

  /** Letters in front of a quote's sign: the initials of whom it quotes. */
  private static final int INITIALS = 4;

  private final String text;
  private final boolean flowed;
  private final int[] starts;

  Lines(String text, boolean flowed) {
    this.text = text;
    this.flowed = flowed;
    this.starts =
        IntStream.concat(
                IntStream.of(0),
                IntStream.range(0, text.length())
                    .filter(i -> text.charAt(i) == '\n')
                    .map(i -> i + 1))
            .toArray();
  }

  /** Where the line begins that holds the place. */
  int start(int at) {
    int found = Arrays.binarySearch(starts, at);
    return starts[found >= 0 ? found : -found - 2];
  }

  /** Where the content of the line ends that holds the place. */
  int end(int at) {
    int found = Arrays.binarySearch(starts, at);
    int next = found >= 0 ? found + 1 : -found - 1;
    int content = next < starts.length ? starts[next] - 1 : text.length();
    return content > at && text.charAt(content - 1) == '\r' ? content - 1 : content;
  }

  /** Where the content of the line above ends. */
  int contentEndBefore(int lineStart) {
    int end = Math.max(0, lineStart - 1);
    return end > 0 && text.charAt(end - 1) == '\r' ? end - 1 : end;
  }

  /** Whether somebody else's words are quoted in the line. */
  boolean isQuoted(int at) {
    int start = start(at);
    while (isBlank(start)) {
      start++;
    }
    int sign = start;
    while (sign < start + INITIALS && sign < at && Character.isLetter(text.charAt(sign))) {
      sign++;
    }
    return text.startsWith(">", sign) || text.startsWith("|", start);
  }

  /**
   * Whether readers may take more into the link than {@code [start, end)}, or less: it may go on in
   * the next line, or something else in front of it may belong to it.
   */
  boolean mayGoOn(int start, int end) {
    boolean bracketed = start > 0 && text.charAt(start - 1) == '<';
    if (bracketed) {
      return !text.startsWith(">", end);
    }
    int lineEnd = end(end);
    if (flowed && end < lineEnd && isBlankUntil(end, lineEnd)) {
      return true; // a soft break, and DelSp decides whether the space is one (section 4)
    }
    return IntStream.range(end, lineEnd).noneMatch(i -> Character.isLetterOrDigit(text.charAt(i)))
        && lineEnd - start(start) >= SHORTEST_WRAPPED
        && goesOn(nextLine(lineEnd));
  }

  private boolean isBlankUntil(int from, int to) {
    int at = from;
    while (at < to && isBlank(at)) {
      at++;
    }
    return at == to;
  }

  private int nextLine(int lineEnd) {
    int end = text.indexOf('\n', lineEnd);
    return end < 0 ? text.length() : end + 1;
  }

  private boolean goesOn(int line) {
    return line < text.length() && text.charAt(line) > ' ' && !text.startsWith(">", line);
  }

  private boolean isBlank(int at) {
    return at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t');
  }
}
