package org.waybill.disclosure;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.waybill.html.Fragment;

/**
 * What recipients are told in one language. Immutable.
 *
 * @param language a tag in lower case (RFC 5646)
 * @param html a piece of HTML in ASCII, on one line; the link's URL is an attribute's value
 * @param text lines of plain text with LF between them; the link's URL stands between blanks
 */
public record Words(String language, Wording html, Wording text) {

  /** Characters in a line of text, so that with the URL it stays below every limit. */
  private static final int LONGEST_LINE = 200;

  /** What begins a line that mail programs make something else of. */
  private static final Set<String> BEGINNINGS = Set.of(".", ">", "--", "From ");

  /**
   * Makes words of two templates.
   *
   * @throws IllegalArgumentException where one has a problem
   */
  static Words of(String language, String html, String text) {
    if (!htmlProblems(html).isEmpty() || !textProblems(text).isEmpty()) {
      throw new IllegalArgumentException("the templates of " + language + " have problems");
    }
    return new Words(language, Wording.of(Fragment.ascii(html)), Wording.of(lines(text)));
  }

  /** What is wrong with a template of HTML, a sentence each. */
  static List<String> htmlProblems(String html) {
    List<String> problems = new ArrayList<>(commonProblems(html));
    if (problems.isEmpty()) {
      problems.addAll(Fragment.problems(html, Wording.LINK));
    }
    return problems;
  }

  /** What is wrong with a template of text, a sentence each. */
  static List<String> textProblems(String text) {
    List<String> problems = new ArrayList<>(commonProblems(text));
    if (!problems.isEmpty()) {
      return problems;
    }
    lines(text).lines().forEach(line -> lookAtLine(line, problems));
    Wording parted = Wording.of(lines(text));
    if (isJoined(parted.before(), true) || isJoined(parted.after(), false)) {
      problems.add("needs blanks or a line end on both sides of " + Wording.LINK);
    }
    return problems;
  }

  private static List<String> commonProblems(String template) {
    List<String> problems = new ArrayList<>();
    int links = Wording.links(template);
    if (links != 1) {
      problems.add("names " + Wording.LINK + " " + links + " times; it takes it once");
    }
    if (template.length() > Wording.LONGEST) {
      problems.add(
          "has %,d characters; it takes %,d".formatted(template.length(), Wording.LONGEST));
    }
    if (template.chars().anyMatch(c -> Character.isISOControl(c) && "\t\r\n".indexOf(c) < 0)) {
      problems.add("has a control character; take it out");
    }
    return problems;
  }

  private static void lookAtLine(String line, List<String> problems) {
    if (line.length() > LONGEST_LINE) {
      problems.add(
          "has a line of %d characters; it takes %d".formatted(line.length(), LONGEST_LINE));
    }
    BEGINNINGS.stream()
        .filter(line::startsWith)
        .findFirst()
        .ifPresent(
            begin ->
                problems.add("has a line that begins with '" + begin + "'; word it otherwise"));
  }

  private static boolean isJoined(String side, boolean ends) {
    return !side.isEmpty()
        && !Character.isWhitespace(ends ? side.charAt(side.length() - 1) : side.charAt(0));
  }

  /** Blanks around lines, and empty lines around the whole, are none of the words. */
  private static String lines(String text) {
    return text.lines().map(String::strip).collect(Collectors.joining("\n")).strip();
  }
}
