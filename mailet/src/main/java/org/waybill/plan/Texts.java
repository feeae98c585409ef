package org.waybill.plan;

import java.util.List;
import org.waybill.html.LinkPlace;
import org.waybill.html.Quote;
import org.waybill.message.Splice;
import org.waybill.wire.Sealer;
import org.waybill.wire.TrackingUrl;

/** What is put into HTML, with any token of the right length in place. */
final class Texts {

  private static final String BEFORE = "<img src=";

  /**
   * Out of the flow, and as small as it is whatever the page's style sheets say of all images: a
   * declaration that is inline and important is beaten by none of theirs. What {@code all} does not
   * reach, in mailers that do not know it, the others do.
   */
  private static final String STYLE =
      "border:0;all:initial!important;position:absolute!important"
          + ";width:1px!important;height:1px!important";

  private static final List<String> ATTRIBUTES =
      List.of(" width=\"1\"", " height=\"1\"", " alt=\"\"", " style=\"" + STYLE + "\"");

  private final TrackingUrl url;

  Texts(TrackingUrl url) {
    this.url = url;
  }

  /** A tracked URL in place of a value; a line may end in front of and behind its quotes. */
  Splice link(LinkPlace place, String target) {
    String token = any(target.length());
    String text = url.click(token);
    int quote = place.quote() == Quote.NONE ? 0 : 1;
    int hole = text.lastIndexOf(token);
    return new Splice(
        place.start(),
        place.end(),
        text,
        hole,
        hole + token.length(),
        List.of(-quote, text.length() + quote));
  }

  /** How long the tracked URL of a target is. */
  int linkLength(String target) {
    return url.click("").length() + Sealer.length(target.length());
  }

  /** The pixel; a line may end behind {@code src=} and behind each closing quote. */
  Splice pixel(int offset) {
    String token = any(0);
    StringBuilder text = new StringBuilder(BEFORE).append('"').append(url.open(token)).append('"');
    int[] breaks = new int[ATTRIBUTES.size() + 2];
    breaks[0] = BEFORE.length();
    breaks[1] = text.length();
    for (int i = 0; i < ATTRIBUTES.size(); i++) {
      text.append(ATTRIBUTES.get(i));
      breaks[i + 2] = text.length();
    }
    int hole = text.lastIndexOf(token);
    return new Splice(
        offset,
        offset,
        text.append('>').toString(),
        hole,
        hole + token.length(),
        java.util.Arrays.stream(breaks).boxed().toList());
  }

  private static String any(int targetLength) {
    return "A".repeat(Sealer.length(targetLength));
  }
}
