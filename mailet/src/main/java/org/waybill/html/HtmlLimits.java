package org.waybill.html;

/**
 * Bounds of one HTML leaf.
 *
 * @param maxBytes a longer body is left alone, in bytes after transfer decoding
 * @param maxLinks a body with more links to track is left alone
 * @param clipBytes size in bytes at which mailers cut a body off (Gmail: 102 kB): a body that would
 *     come near gets its pixel early
 */
public record HtmlLimits(int maxBytes, int maxLinks, int clipBytes) {
  public static final HtmlLimits DEFAULT = new HtmlLimits(2 * 1024 * 1024, 1_000, 100_000);

  public HtmlLimits {
    if (maxBytes < 0 || maxLinks < 0 || clipBytes < 0) {
      throw new IllegalArgumentException(
          "limits must not be negative: " + maxBytes + ", " + maxLinks + ", " + clipBytes);
    }
  }
}
