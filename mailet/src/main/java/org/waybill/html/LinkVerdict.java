package org.waybill.html;

/**
 * What the HTML alone says about a link: it has a target to be tracked, or it stays, for a reason.
 */
public sealed interface LinkVerdict {
  /**
   * The link can be tracked.
   *
   * @param url what a browser would request when the link is clicked, ASCII only, absolute http or
   *     https
   */
  record Target(String url) implements LinkVerdict {
    public Target {
      if (!Ascii.isVisible(url)) {
        throw new IllegalArgumentException(
            "url holds a character outside ! to ~; percent-encode it: " + url);
      }
    }
  }

  /** The link stays byte for byte as it is. */
  record Left(LinkReason reason) implements LinkVerdict {}
}
