package org.waybill.collector.classify;

/**
 * What speaks for a verdict. The code is the number of a bit in stored rows and never changes; the
 * word names it in API, exports and pages.
 */
public enum Reason {
  METHOD(0, "method"),
  GMAIL_PREFETCH(1, "gmail-prefetch"),
  NO_AGENT(2, "no-agent"),
  PREFETCH_HEADER(3, "prefetch-header"),
  PREVIEW_BOT(4, "preview-bot"),
  CLIENT(5, "client"),
  BURST(6, "burst"),
  MUTATED(7, "mutated"),
  MS_CLICK(8, "ms-click"),
  MS_PIXEL(9, "ms-pixel"),
  APPLE(10, "apple"),
  PROXY(11, "proxy"),
  PROXY_SOON(12, "proxy-soon"),
  TOO_SOON(13, "too-soon"),
  BREADTH(14, "breadth"),
  OLD_BROWSER(15, "old-browser"),
  BEFORE_DELIVERY(16, "before-delivery"),
  INTERNAL(17, "internal"),
  /** From a network of a scanner, by the admin's own list. */
  SCANNER(18, "scanner");

  private final int code;
  private final String word;

  Reason(int code, String word) {
    this.code = code;
    this.word = word;
  }

  /** The number of its bit, 0 to 62. */
  public int code() {
    return code;
  }

  /** As API and exports write it. */
  public String word() {
    return word;
  }
}
