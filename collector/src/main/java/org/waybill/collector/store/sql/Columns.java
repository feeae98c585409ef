package org.waybill.collector.store.sql;

import org.waybill.collector.store.TextKey;

/**
 * What the schema makes of texts: no input may be too long for its column, or one bad mail would
 * stop the store for ever.
 */
final class Columns {

  static final int MESSAGE_ID = 2_000;
  static final int MAILBOX = 1_000;
  static final int TEXT = 1_000;
  static final int WORD = 200;
  static final int URL = 4_000;
  static final int METHOD = 20;
  static final int ADDRESS = 100;
  static final int HEADERS = 8_000;

  private Columns() {}

  /** The text, cut at a column's length in UTF-16 units. */
  static String clip(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length);
  }

  /** By which an index finds a text of any length and case. */
  static byte[] lookup(String text) {
    return TextKey.ofAnyCase(text).bytes();
  }
}
