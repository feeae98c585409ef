package org.waybill.bench;

import java.util.Locale;

/** The messages that are measured. */
public enum Kind {
  /** Somebody's short answer, HTML alone. */
  REPLY_2K(2_000, 1, Coding.SEVEN_BIT, false),

  /** Text and HTML of one content. */
  ALTERNATIVE_10K(7_500, 10, Coding.QUOTED_PRINTABLE, true),

  NEWSLETTER_64K_7BIT(64_000, 30, Coding.SEVEN_BIT, false),
  NEWSLETTER_64K_8BIT(64_000, 30, Coding.EIGHT_BIT, false),
  NEWSLETTER_64K_QP(64_000, 30, Coding.QUOTED_PRINTABLE, false),
  NEWSLETTER_64K_BASE64(64_000, 30, Coding.BASE64, false);

  private final int htmlBytes;
  private final int links;
  private final Coding coding;
  private final boolean alternative;

  Kind(int htmlBytes, int links, Coding coding, boolean alternative) {
    this.htmlBytes = htmlBytes;
    this.links = links;
    this.coding = coding;
    this.alternative = alternative;
  }

  /** The decoded HTML. */
  String html() {
    return Newsletter.html(htmlBytes, links, coding != Coding.SEVEN_BIT);
  }

  /** The whole message. */
  byte[] message() {
    String html = coding.part("text/html", html());
    return alternative
        ? Newsletter.alternative(coding.part("text/plain", Newsletter.text(htmlBytes / 3)), html)
        : Newsletter.alone(html);
  }

  /** For people. */
  String title() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
