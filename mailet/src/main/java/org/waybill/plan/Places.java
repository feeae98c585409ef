package org.waybill.plan;

import org.waybill.html.HtmlLimits;
import org.waybill.html.HtmlOptions;

/**
 * Which places of a message are used, where there is a choice.
 *
 * @param textLinks whether links in text/plain leaves are tracked
 * @param schemeRelative whether links that begin with {@code //} are tracked, as https
 * @param topPixel whether a second pixel stands at the top, so that a mail that was cut off can be
 *     told from one that was seen to its end
 * @param shortHtmlPixel whether HTML of up to 3,200 bytes without an image gets a pixel, which
 *     costs it points in some spam filters
 */
public record Places(
    boolean textLinks, boolean schemeRelative, boolean topPixel, boolean shortHtmlPixel) {

  /** Links in HTML that name their scheme, and one pixel in every message. */
  public static final Places DEFAULT = new Places(false, false, false, true);

  /** The same for one HTML leaf. */
  public HtmlOptions within(HtmlLimits limits) {
    return new HtmlOptions(limits, schemeRelative, topPixel, shortHtmlPixel);
  }
}
