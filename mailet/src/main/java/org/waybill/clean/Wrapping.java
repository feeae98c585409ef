package org.waybill.clean;

/** How a long URL may be broken over lines. */
enum Wrapping {
  /** Not at all. */
  NONE,
  /**
   * As mail programs break and quote plain text: a line end, a blank in front of it (RFC 3676 with
   * DelSp), quote signs behind it.
   */
  QUOTED
}
