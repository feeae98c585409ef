package org.waybill.plan;

import org.waybill.message.Splice;

/**
 * One splice and what it is for.
 *
 * @param splice where, and the text around the token
 * @param link the link's number, {@link #PIXEL} for the pixel
 * @param source the bytes that go, one character each; empty for the pixel
 */
public record Edit(Splice splice, int link, String source) {

  /** Stands in for a link's number. */
  public static final int PIXEL = 0;

  /** Whether it puts the pixel in. */
  public boolean isPixel() {
    return link == PIXEL;
  }
}
