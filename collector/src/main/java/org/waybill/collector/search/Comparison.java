package org.waybill.collector.search;

/** How a count is compared. */
public enum Comparison {
  EQUAL(""),
  AT_LEAST(">="),
  AT_MOST("<="),
  MORE(">"),
  FEWER("<");

  private final String sign;

  Comparison(String sign) {
    this.sign = sign;
  }

  String sign() {
    return sign;
  }

  /** The comparison a text begins with; the longest sign first. */
  static Comparison before(String text) {
    for (Comparison comparison : new Comparison[] {AT_LEAST, AT_MOST, MORE, FEWER}) {
      if (text.startsWith(comparison.sign)) {
        return comparison;
      }
    }
    return EQUAL;
  }

  boolean holds(long left, long right) {
    return switch (this) {
      case EQUAL -> left == right;
      case AT_LEAST -> left >= right;
      case AT_MOST -> left <= right;
      case MORE -> left > right;
      case FEWER -> left < right;
    };
  }
}
