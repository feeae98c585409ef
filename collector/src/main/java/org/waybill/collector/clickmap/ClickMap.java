package org.waybill.collector.clickmap;

import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.Elements;
import org.waybill.html.Looks;

/**
 * How a message was laid out, with bars for its words and pins on its links. Made anew from
 * whatever is stored: what is stored is trusted as little as what anybody sent. Pure functions.
 */
public final class ClickMap {

  /**
   * The content security policy of the frame it is shown in: no script, no form, nothing from
   * elsewhere, an origin of its own, and only our page round it.
   */
  public static final String POLICY =
      "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:;"
          + " form-action 'none'; base-uri 'none'; frame-ancestors 'self'";

  /** Pixels; of a larger picture nobody sees the rest. */
  private static final int WIDEST = 1_200;

  /** Pixels; what is smaller on a side is no picture to look at but a spacer or a pixel. */
  private static final int SMALLEST = 4;

  /** Whatever the message's own styles say of its elements. */
  private static final String PIN =
      "all:initial!important;display:inline-block!important;margin:0 0 0 4px!important;"
          + "padding:1px 7px!important;border-radius:10px!important;color:#fff!important;"
          + "font:bold 12px/18px sans-serif!important;white-space:nowrap!important;"
          + "vertical-align:middle!important;background:";

  private static final String FOLLOWED = PIN + "#0B62B8!important";
  private static final String NOT_FOLLOWED = PIN + "#4E5A69!important";

  /** The colour of the text as a bar, and the text itself not to be seen. */
  private static final String BAR =
      "display:inline!important;background:currentColor!important;opacity:.25!important;"
          + "-webkit-text-fill-color:transparent!important;border-radius:3px!important;"
          + "overflow-wrap:anywhere!important";

  /**
   * Marks bars, and keeps what is no text from being read out; nothing else that is kept has it.
   */
  private static final String SILENT = "aria-hidden";

  private static final String BOX =
      "display:inline-block;box-sizing:border-box;max-width:100%;overflow:hidden;padding:2px 4px;"
          + "border:1px dashed #7A8694;color:#4E5A69;background:#F6F7F9;"
          + "font:12px/16px sans-serif;text-align:left;vertical-align:top";

  private ClickMap() {}

  /**
   * The document for the frame.
   *
   * @param html what is stored, or anything else
   * @param pins by the number of the link
   * @param language of pins and boxes
   * @param title of the document
   * @param picture what stands for a picture
   */
  public static String of(
      String html, Map<Integer, Pin> pins, String language, String title, String picture) {
    Document page = Looks.of(html);
    page.nodeStream(TextNode.class).toList().forEach(ClickMap::bar);
    page.select("img").forEach(image -> box(image, picture));
    page.select("a[href]").forEach(link -> pin(link, pins));
    page.select("html").attr("lang", language);
    page.head().appendElement("meta").attr("charset", "utf-8");
    page.title(title);
    return "<!DOCTYPE html>" + page.outerHtml();
  }

  private static void pin(Element link, Map<Integer, Pin> pins) {
    int number = Integer.parseInt(link.attr("href").substring(Looks.LINK.length()));
    link.removeAttr("href");
    Pin pin = pins.get(number);
    if (pin != null) {
      say(pin.label(), link);
      link.after(
          new Element("span")
              .attr("style", pin.followed() ? FOLLOWED : NOT_FOLLOWED)
              .attr("title", pin.title())
              .text(pin.text()));
    }
  }

  private static void bar(TextNode text) {
    if (!text.isBlank()) {
      Element bar = new Element("span").attr("style", BAR).attr(SILENT, "true");
      text.replaceWith(bar);
      bar.appendChild(text);
    }
  }

  /** What a link says is known without the message: it stands in the list of links too. */
  private static void say(String label, Element link) {
    Elements bars = link.select("span[" + SILENT + "]");
    if (label.isBlank() || bars.isEmpty()) {
      return;
    }
    Element said = bars.removeFirst();
    said.removeAttr("style").removeAttr(SILENT).text(label);
    bars.forEach(Element::remove);
  }

  private static void box(Element image, String picture) {
    int width = length(image.attr("width"));
    int height = length(image.attr("height"));
    if ((width >= 0 && width < SMALLEST) || (height >= 0 && height < SMALLEST)) {
      image.remove();
      return;
    }
    Element box =
        new Element("span").attr("style", BOX + side("width", width) + side("min-height", height));
    box.text(picture);
    image.replaceWith(box);
  }

  private static String side(String name, int pixels) {
    return pixels < 0 ? "" : ";" + name + ":" + Math.min(pixels, WIDEST) + "px";
  }

  /** Pixels; -1 where nothing is said, or something else. */
  private static int length(String text) {
    String number = text.strip().replaceFirst("px$", "");
    return number.matches("[0-9]{1,5}") ? Integer.parseInt(number) : -1;
  }
}
