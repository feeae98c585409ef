package org.waybill.html;

/** Where the pixel goes. */
public sealed interface PixelPlace {
  /**
   * The pixel may be inserted here.
   *
   * @param offset byte offset in the decoded body, from 0 to its length
   */
  record At(int offset) implements PixelPlace {}

  /**
   * No place is safe.
   *
   * @param reason lower case with hyphens, as it is counted: {@code frameset}, {@code open-title},
   *     ...
   */
  record None(String reason) implements PixelPlace {}
}
