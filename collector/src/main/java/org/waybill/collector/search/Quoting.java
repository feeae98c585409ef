package org.waybill.collector.search;

/** Writes texts so that they are read again as what they are. */
public final class Quoting {

  /** What would make an operator or an address of a word. */
  private static final String ELSE_IN_WORD = ":@";

  private Quoting() {}

  /** As a word of its own. */
  public static String word(String text) {
    boolean joins = text.equals("OR") || text.equals("AND");
    boolean opens = text.startsWith("-") || text.startsWith("<");
    boolean plain = isPlain(text) && text.chars().noneMatch(c -> ELSE_IN_WORD.indexOf(c) >= 0);
    return plain && !joins && !opens ? text : quoted(text);
  }

  /** As the value of an operator. */
  public static String value(String text) {
    return isPlain(text) ? text : quoted(text);
  }

  /** The text that {@link #value} wrote. */
  public static String read(String value) {
    return value.length() > 1 && value.startsWith("\"")
        ? value.substring(1, value.length() - 1).replaceAll("\\\\(.)", "$1")
        : value;
  }

  private static boolean isPlain(String text) {
    return !text.isEmpty()
        && text.chars()
            .noneMatch(c -> c == '"' || c == '(' || c == ')' || Tokens.isSpace((char) c));
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
