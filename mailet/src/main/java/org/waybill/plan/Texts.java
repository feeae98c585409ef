package org.waybill.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.waybill.disclosure.Words;
import org.waybill.html.LinkPlace;
import org.waybill.html.PlainEnd;
import org.waybill.html.Quote;
import org.waybill.message.Splice;
import org.waybill.wire.Sealer;
import org.waybill.wire.TrackingUrl;

/** What is put into messages, with any token of the right length in place. */
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

  /**
   * Around the disclosure, behind its language: below all that floats, as wide as it is, not larger
   * than the small print of others, in the colours of the message.
   */
  private static final String BLOCK =
      "\" dir=\"auto\" style=\"clear:both; margin:16px 0 0; font-size:12px;"
          + " line-height:1.5; white-space:normal\">";

  private final TrackingUrl tracking;

  Texts(TrackingUrl tracking) {
    this.tracking = tracking;
  }

  /** A tracked URL in place of a value; a line may end in front of and behind its quotes. */
  Splice link(LinkPlace place, String target) {
    String token = any(target.length());
    String text = tracking.click(token);
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
    return tracking.click("").length() + Sealer.length(target.length());
  }

  /** The pixel; a line may end behind {@code src=} and behind each closing quote. */
  Splice pixel(int offset) {
    String token = any(0);
    StringBuilder text =
        new StringBuilder(BEFORE).append('"').append(tracking.open(token)).append('"');
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

  /** The disclosure behind HTML; a line may end in front of it and behind each of its blanks. */
  Splice disclosure(int offset, Words words) {
    String before = "<div lang=\"" + words.language() + BLOCK + words.html().before();
    String token = any(0);
    String url = tracking.withdraw(token);
    String text = before + url + words.html().after() + "</div>";
    int hole = before.length() + url.lastIndexOf(token);
    List<Integer> breaks = new ArrayList<>(List.of(0));
    for (int blank = text.indexOf(' '); blank >= 0; blank = text.indexOf(' ', blank + 1)) {
      breaks.add(blank + 1);
    }
    return new Splice(offset, offset, text, hole, hole + token.length(), breaks);
  }

  /**
   * The disclosure at the end of a text.
   *
   * @param ascii whether no other bytes may stand there
   * @return empty where the text's charset lacks a character
   */
  Optional<Splice> disclosure(PlainEnd end, Words words, boolean ascii) {
    String token = any(0);
    String url = tracking.withdraw(token);
    return end.encoded(words.text().before() + url + words.text().after(), ascii)
        .map(end::placed)
        .map(
            text -> {
              int hole = text.lastIndexOf(token);
              return new Splice(
                  end.offset(), end.offset(), text, hole, hole + token.length(), List.of());
            });
  }

  private static String any(int targetLength) {
    return "A".repeat(Sealer.length(targetLength));
  }
}
