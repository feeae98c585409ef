package org.waybill.collector.command;

import java.util.stream.Collectors;

/** Text for people, at most 100 columns wide, safe to show in a terminal and to paste elsewhere. */
final class Sheet {

  private static final int COLUMNS = 100;
  private static final int LABEL = 12;
  private static final String CUT = "...";

  private final StringBuilder text = new StringBuilder();

  /** A line of its own. */
  void title(String title) {
    add(0, title);
  }

  /** A line with a name in front. */
  void row(String name, String value) {
    String label = ("  " + name + " ".repeat(LABEL)).substring(0, LABEL + 2);
    add(LABEL + 2, label + value);
  }

  /** A line below a row. */
  void item(String value) {
    add(LABEL + 4, " ".repeat(LABEL + 2) + value);
  }

  void blank() {
    text.append('\n');
  }

  /** A number with its noun. */
  static String count(long number, String noun) {
    return "%,d %s%s".formatted(number, noun, number == 1 ? "" : "s");
  }

  /** The beginning of a text that may be long; how long it is stands behind it. */
  static String cut(String text, int characters) {
    String plain = visible(text);
    return plain.length() <= characters
        ? plain
        : plain.substring(0, characters) + CUT + " (" + plain.length() + " characters)";
  }

  /** One line, whatever a message holds: a terminal obeys control characters. */
  private static String visible(String text) {
    return text.codePoints()
        .mapToObj(c -> isShown(c) ? Character.toString(c) : "\\u{%X}".formatted(c))
        .collect(Collectors.joining());
  }

  private static boolean isShown(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }

  /** Breaks at blanks where it can; what follows is indented. */
  private void add(int indent, String line) {
    String rest = visible(line);
    while (rest.length() > COLUMNS) {
      int blank = rest.lastIndexOf(' ', COLUMNS);
      int end = blank > indent ? blank : COLUMNS;
      text.append(rest.substring(0, end).stripTrailing()).append('\n');
      rest = " ".repeat(indent) + rest.substring(end).strip();
    }
    text.append(rest.stripTrailing()).append('\n');
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
