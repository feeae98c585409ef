package org.waybill.html;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;

/**
 * What a page looks like, and nothing else of it: tables, styles, and a bar in place of each word.
 * What it says is gone, a code or a link in its text as much as a name, so there is nothing to look
 * for and to overlook. It holds no address but {@code waybill:N} for link number N, so nothing in
 * it can be fetched or followed; no script, no form, no comment. Pure functions.
 */
public final class Looks {

  /** Stands in front of a link's number in place of its address. */
  public static final String LINK = "waybill:";

  private static final Pattern NUMBERED = Pattern.compile(LINK + "[0-9]{1,5}");

  /** Characters of an attribute's value; a longer one goes. */
  private static final int LONGEST = 4_000;

  /** An attribute that is left has none of them; a class may be called anything. */
  private static final List<String> ADDRESS_PARTS = List.of("@", "//");

  /** Their content is no text of the page. */
  private static final String UNSEEN =
      "script, template, noscript, iframe, object, noembed, noframes, xmp, title, textarea, select,"
          + " button, svg, math, audio, video, canvas";

  private static final Safelist KEPT =
      Safelist.none()
          .addTags(
              ("a abbr address article aside b big blockquote br caption center cite code col"
                      + " colgroup dd del div dl dt em figcaption figure font footer h1 h2 h3 h4 h5"
                      + " h6 header hr i img ins li main mark nav ol p pre q s section small span"
                      + " strike strong style sub sup table tbody td tfoot th thead tr tt u ul wbr")
                  .split(" "))
          .addAttributes(
              ":all",
              ("align valign width height bgcolor color border cellpadding cellspacing colspan"
                      + " rowspan class dir lang style face size nowrap hspace vspace")
                  .split(" "))
          .addAttributes("a", "href")
          .addProtocols("a", "href", "waybill");

  private Looks() {}

  /**
   * Of a leaf's body.
   *
   * @param decoded its bytes after transfer decoding, with {@link #LINK}, the mark and the number
   *     in place of the address of each link that is numbered
   * @param charsetLabel the charset parameter as found, empty where there is none
   * @param mark what no author wrote behind {@link #LINK}
   * @return the content of a body element
   */
  public static String of(byte[] decoded, Optional<String> charsetLabel, String mark) {
    String body = new String(decoded, StandardCharsets.ISO_8859_1);
    Document page = Jsoup.parse(Encoding.of(body, charsetLabel).show(body));
    page.select("a[href]").forEach(link -> unmark(link, LINK + mark));
    return of(page).body().html();
  }

  private static void unmark(Element link, String marked) {
    String href = link.attr("href");
    if (href.startsWith(marked)) {
      link.attr("href", LINK + href.substring(marked.length()));
    } else {
      link.removeAttr("href");
    }
  }

  /** Of a page from whatever source. */
  public static Document of(String html) {
    return of(Jsoup.parse(html));
  }

  private static Document of(Document page) {
    page.select(UNSEEN).reversed().forEach(Element::remove);
    page.body().insertChildren(0, page.head().select("style"));
    Document clean = new Cleaner(KEPT).clean(page);
    clean.outputSettings().prettyPrint(false).charset(StandardCharsets.UTF_8);
    clean.select("style").forEach(Looks::tame);
    clean.getAllElements().forEach(Looks::tameAttributes);
    List<TextNode> texts = clean.nodeStream(TextNode.class).toList();
    texts.forEach(text -> text.text(Bars.of(text.getWholeText())));
    return clean;
  }

  private static void tame(Element sheet) {
    String css = Css.withoutAddresses(sheet.data());
    sheet.empty();
    sheet.appendChild(new DataNode(css));
  }

  private static void tameAttributes(Element element) {
    for (Attribute attribute : element.attributes().asList()) {
      String value = attribute.getValue();
      switch (attribute.getKey()) {
        case "href" -> keep(element, attribute, NUMBERED.matcher(value).matches());
        case "style" ->
            element.attr("style", value.length() > LONGEST ? "" : Css.withoutAddresses(value));
        default ->
            keep(
                element,
                attribute,
                value.length() <= LONGEST && ADDRESS_PARTS.stream().noneMatch(value::contains));
      }
    }
  }

  private static void keep(Element element, Attribute attribute, boolean stays) {
    if (!stays) {
      element.removeAttr(attribute.getKey());
    }
  }
}
