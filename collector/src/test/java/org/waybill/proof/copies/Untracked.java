package org.waybill.proof.copies;

import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Takes pixels and links out of a decoded leaf again, going by their look alone, and what is
 * declared that recipients are told. Lines end in LF, a character is a byte.
 */
final class Untracked {
  private final String marks;
  private final Pattern mark;

  Untracked(String host) {
    String url = "https?://" + Pattern.quote(host);
    marks = "(<img\\s[^>]*" + url + "/o/[^>]*>)|" + url + "/c/[A-Za-z0-9_-]+";
    mark = Pattern.compile(marks);
  }

  int pixels(String copy) {
    return (int) mark.matcher(copy).results().filter(found -> found.group(1) != null).count();
  }

  /**
   * The text with its sources back. A line end beside something inserted is taken for ours where
   * the original has none there.
   */
  String text(String copy, String original, Iterator<String> sources, List<String> disclosures) {
    StringBuilder out = new StringBuilder();
    Matcher found = mark(disclosures).matcher(copy);
    int at = 0;
    while (found.find()) {
      out.append(copy, at, found.start());
      at = found.end();
      if (!original.startsWith(out.toString())) {
        dropLineEnd(out);
      }
      int behind = at;
      if (found.group(1) == null && !isTold(found)) {
        out.append(sources.hasNext() ? sources.next().replace("\r\n", "\n") : "?");
        behind += is(copy, behind, '"') || is(copy, behind, '\'') ? 1 : 0;
      }
      if (is(copy, behind, '\n') && !is(original, out.length() + behind - at, '\n')) {
        out.append(copy, at, behind);
        at = behind + 1;
      }
    }
    return out.append(copy, at, copy.length()).toString();
  }

  /** In each of them a line may end behind a blank. */
  private Pattern mark(List<String> disclosures) {
    if (disclosures.isEmpty()) {
      return mark;
    }
    String told =
        disclosures.stream()
            .map(text -> Pattern.quote(text.replace("\r\n", "\n")).replace(" ", " \\E\n?\\Q"))
            .collect(Collectors.joining("|"));
    return Pattern.compile(marks + "|(?<told>" + told + ")");
  }

  private static boolean isTold(Matcher found) {
    return found.namedGroups().containsKey("told") && found.group("told") != null;
  }

  /** One that stands last, or last but for a quote. */
  private static void dropLineEnd(StringBuilder out) {
    int last = out.length() - 1;
    int at = last >= 0 && (is(out, last, '"') || is(out, last, '\'')) ? last - 1 : last;
    if (at >= 0 && is(out, at, '\n')) {
      out.deleteCharAt(at);
    }
  }

  private static boolean is(CharSequence text, int at, char c) {
    return at < text.length() && text.charAt(at) == c;
  }
}
