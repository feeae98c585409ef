package org.waybill.html;

/**
 * Bounds of one HTML leaf. Those of the markup are far above what thousands of real mails have at
 * most, and end what would keep a parser busy for seconds before it begins.
 *
 * @param maxBytes a longer body is left alone, in bytes after transfer decoding
 * @param maxLinks a body with more links to track is left alone
 * @param clipBytes size in bytes at which mailers cut a body off (Gmail: 102 kB): a body that would
 *     come near gets its pixel early
 * @param maxMarkup tags, comments and declarations together
 * @param maxOpen elements that are open at the same time, as far as tags tell
 * @param maxAttributes of one tag
 */
public record HtmlLimits(
    int maxBytes, int maxLinks, int clipBytes, int maxMarkup, int maxOpen, int maxAttributes) {
  public static final HtmlLimits DEFAULT = new HtmlLimits(2 * 1024 * 1024, 1_000, 100_000);

  public HtmlLimits {
    if (maxBytes < 0 || maxLinks < 0 || clipBytes < 0) {
      throw new IllegalArgumentException(
          "limits must not be negative: " + maxBytes + ", " + maxLinks + ", " + clipBytes);
    }
    if (maxMarkup < 0 || maxOpen < 0 || maxAttributes < 0) {
      throw new IllegalArgumentException(
          "limits must not be negative: " + maxMarkup + ", " + maxOpen + ", " + maxAttributes);
    }
  }

  /** The default limits of the markup. */
  public HtmlLimits(int maxBytes, int maxLinks, int clipBytes) {
    this(maxBytes, maxLinks, clipBytes, 50_000, 1_000, 250);
  }

  /** What is left of them for the other leaves of a message. */
  public HtmlLimits less(int bytes) {
    return new HtmlLimits(maxBytes - bytes, maxLinks, clipBytes, maxMarkup, maxOpen, maxAttributes);
  }
}
