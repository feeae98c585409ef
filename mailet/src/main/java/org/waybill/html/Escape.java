package org.waybill.html;

/** Visible ASCII text as markup. */
final class Escape {

  private Escape() {}

  /** As a value, whatever its quotes, and also without any. */
  static String value(String text) {
    return text(text).replace("\"", "&quot;").replace("'", "&#39;").replace("`", "&#96;");
  }

  static String text(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
