package org.waybill.html;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.waybill.html.LinkVerdict.Target;

/**
 * What must hold for any body: splicing changes the tree in the places declared and nowhere else.
 */
final class Rewritten {
  private static final String LINK = "http://t.invalid/";
  private static final String PIXEL =
      "<img src=\"http://p.invalid/\" width=\"1\" height=\"1\" alt=\"\""
          + " style=\"border:0;all:initial!important;position:absolute!important"
          + ";width:1px!important;height:1px!important\">";

  private Rewritten() {}

  /** The scan of a body after its links were checked against the bytes and the tree. */
  static HtmlScan check(byte[] body, Optional<String> charset) {
    HtmlScan scan =
        HtmlScan.of(body, charset, new HtmlOptions(HtmlLimits.DEFAULT, true, true, true));
    String text = new String(body, ISO_8859_1);
    assertPlaces(scan, text);
    if (scan.refusal().isEmpty()) {
      assertLinks(scan, text);
    }
    return scan;
  }

  private static void assertPlaces(HtmlScan scan, String text) {
    int done = 0;
    for (LinkPlace link : scan.links()) {
      assertThat(link.start()).isBetween(done, text.length());
      assertThat(text.substring(link.start(), link.end())).isEqualTo(link.source());
      assertThat(link.label()).hasSizeLessThanOrEqualTo(200);
      done = link.end();
    }
    if (scan.pixel() instanceof PixelPlace.At at) {
      assertThat(at.offset()).isBetween(0, text.length());
    }
  }

  /** Every tracked value, and only those, is another one in the tree of the spliced text. */
  private static void assertLinks(HtmlScan scan, String text) {
    Document before = Parser.htmlParser().parseInput(text, "");
    Document after = Parser.htmlParser().parseInput(spliced(scan, text), "");
    List<LinkPlace> tracked = tracked(scan);
    for (Element element : after.getAllElements()) {
      for (Attribute attribute : element.attributes()) {
        if (attribute.getValue().startsWith(LINK)) {
          int number = Integer.parseInt(attribute.getValue().substring(LINK.length()));
          attribute.setValue(Parser.unescapeEntities(tracked.get(number - 1).source(), true));
        }
      }
    }
    assertThat(hrefs(after)).isEqualTo(hrefs(before));
  }

  /** Without repetition: a link left open is opened again round whatever follows, the pixel too. */
  private static List<String> hrefs(Document document) {
    return document.select("a, area").eachAttr("href").stream().distinct().toList();
  }

  /**
   * How many pixels the body of the spliced text holds; one that stands elsewhere counts as 100.
   */
  static long pixels(HtmlScan scan, byte[] body) {
    Document after =
        Parser.htmlParser().parseInput(spliced(scan, new String(body, ISO_8859_1)), "");
    return after.select("img[src=http://p.invalid/]").stream()
        .mapToInt(
            pixel -> pixel.closest("body") == null || pixel.closest("template") != null ? 100 : 1)
        .sum();
  }

  private static List<LinkPlace> tracked(HtmlScan scan) {
    return scan.links().stream().filter(l -> l.verdict() instanceof Target).toList();
  }

  private static String spliced(HtmlScan scan, String text) {
    return new Splice(text, scan).with(n -> LINK + n, PIXEL);
  }
}
