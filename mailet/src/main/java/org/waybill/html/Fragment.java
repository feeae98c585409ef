package org.waybill.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * A piece of HTML of an admin's that is put into messages of others: text with a link. Whatever
 * message it comes to stand in, it changes nothing but itself.
 */
public final class Fragment {
  private static final Set<String> ELEMENTS =
      Set.of(
          "a", "b", "br", "div", "em", "hr", "i", "li", "p", "small", "span", "strong", "u", "ul");

  private static final Set<String> ATTRIBUTES =
      Set.of("href", "style", "class", "lang", "dir", "title", "align");

  private static final List<String> TARGETS = List.of("https://", "http://", "mailto:");

  private Fragment() {}

  /**
   * On one line of ASCII: white space is one space, other characters are numeric references, which
   * read the same in every charset.
   */
  public static String ascii(String html) {
    StringBuilder out = new StringBuilder(html.length());
    html.strip()
        .replaceAll("[ \\t\\r\\n\\f]+", " ")
        .codePoints()
        .forEach(
            c -> {
              if (c < 0x80) {
                out.append((char) c);
              } else {
                out.append("&#").append(c).append(';');
              }
            });
    return out.toString();
  }

  /**
   * What is wrong with a piece, a sentence each; none where it may be used.
   *
   * @param html the piece
   * @param link the value of the {@code href} that one {@code <a>} in it has to have
   */
  public static List<String> problems(String html, String link) {
    Document page =
        Parser.htmlParser().parseInput("<div>" + html + "</div><span id=\"end\"></span>", "");
    List<String> problems = new ArrayList<>();
    if (!isClosed(page)) {
      problems.add("leaves an element open, or closes one too many");
      return problems;
    }
    List<Element> inside = page.body().child(0).getAllElements();
    inside.stream().skip(1).forEach(element -> look(element, link, problems));
    if (inside.stream().flatMap(e -> e.childNodes().stream()).anyMatch(Comment.class::isInstance)) {
      problems.add("has a comment; take it out");
    }
    long links = inside.stream().filter(e -> e.nameIs("a") && e.attr("href").equals(link)).count();
    if (links != 1) {
      problems.add("needs one <a href=\"" + link + "\">, and has " + links);
    } else if (inside.stream()
        .filter(e -> e.attr("href").equals(link))
        .noneMatch(Element::hasText)) {
      problems.add("has a link that nobody sees; put words into its <a>");
    }
    return problems;
  }

  private static boolean isClosed(Document page) {
    @Nullable Element end = page.getElementById("end");
    return end != null && page.body().equals(end.parent()) && page.body().childrenSize() == 2;
  }

  private static void look(Element element, String link, List<String> problems) {
    if (!ELEMENTS.contains(element.normalName())) {
      problems.add(
          "has <" + element.tagName() + ">; it takes " + String.join(", ", sorted(ELEMENTS)));
    }
    for (Attribute attribute : element.attributes()) {
      if (!isAllowed(attribute, link)) {
        problems.add("has " + attribute.html() + "; it takes " + allowed());
      }
    }
  }

  private static boolean isAllowed(Attribute attribute, String link) {
    String value = attribute.getValue().toLowerCase(Locale.ROOT);
    return switch (attribute.getKey()) {
      case "href" ->
          attribute.getValue().equals(link) || TARGETS.stream().anyMatch(value::startsWith);
      case "style" -> !value.contains("url(") && !LinePlaces.isHidden(value);
      default -> ATTRIBUTES.contains(attribute.getKey());
    };
  }

  private static String allowed() {
    return String.join(", ", sorted(ATTRIBUTES))
        + ", an href with http, https or mailto, and styles that neither hide nor load anything";
  }

  private static List<String> sorted(Set<String> names) {
    return names.stream().sorted().toList();
  }
}
