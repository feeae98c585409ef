package org.waybill.clean;

import java.util.List;
import org.waybill.html.OwnUrl;
import org.waybill.html.Replacement;

/**
 * What changes in a plain text: a link of ours becomes its target; a pixel's URL, which some mail
 * programs write out when they make text of HTML, goes with the brackets around it.
 */
final class PlainPlaces {

  private PlainPlaces() {}

  static List<Replacement> of(byte[] text, List<OwnUrl> urls) {
    return urls.stream().filter(OwnUrl::alone).map(url -> of(text, url)).toList();
  }

  private static Replacement of(byte[] text, OwnUrl url) {
    if (!url.pixel()) {
      return new Replacement(url.start(), url.end(), url.target(), false);
    }
    boolean bracketed = isAround(text, url, '[', ']') || isAround(text, url, '<', '>');
    int wider = bracketed ? 1 : 0;
    return new Replacement(url.start() - wider, url.end() + wider, "", true);
  }

  private static boolean isAround(byte[] text, OwnUrl url, char open, char close) {
    return url.start() > 0
        && url.end() < text.length
        && text[url.start() - 1] == open
        && text[url.end()] == close;
  }
}
