package org.waybill.html;

/**
 * How a body is read, where there is a choice.
 *
 * @param limits beyond which it is refused
 * @param schemeRelative whether a link that begins with {@code //} has a target, as https
 * @param topPixel whether a place for a second pixel, at the top, is looked for
 * @param shortHtmlPixel whether HTML of up to {@value #SHORT_BYTES} bytes without an image gets a
 *     pixel; it costs 0.6 to 2.8 points in SpamAssassin
 * @param block whether a place for a block of text, behind the content, is looked for
 */
public record HtmlOptions(
    HtmlLimits limits,
    boolean schemeRelative,
    boolean topPixel,
    boolean shortHtmlPixel,
    boolean block) {

  /** SpamAssassin's longest HTML for {@code HTML_IMAGE_ONLY_32}. */
  static final int SHORT_BYTES = 3_200;

  /** Links that name their scheme, one pixel, in short HTML too. */
  public static final HtmlOptions DEFAULT = of(HtmlLimits.DEFAULT);

  /** With no block of text. */
  public HtmlOptions(
      HtmlLimits limits, boolean schemeRelative, boolean topPixel, boolean shortHtmlPixel) {
    this(limits, schemeRelative, topPixel, shortHtmlPixel, false);
  }

  /** The same with a block of text, or without. */
  public HtmlOptions withBlock(boolean wanted) {
    return new HtmlOptions(limits, schemeRelative, topPixel, shortHtmlPixel, wanted);
  }

  /** The defaults within other limits. */
  public static HtmlOptions of(HtmlLimits limits) {
    return new HtmlOptions(limits, false, false, true);
  }
}
