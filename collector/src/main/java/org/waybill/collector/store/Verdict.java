package org.waybill.collector.store;

/** Who made a hit, as far as it is told; the code stands in stored rows. */
public enum Verdict {
  /** Not judged: persons and machines are not told apart. */
  UNSETTLED(0);

  private final int code;

  Verdict(int code) {
    this.code = code;
  }

  /** The verdict with that code. */
  public static Verdict of(int code) {
    for (Verdict verdict : values()) {
      if (verdict.code == code) {
        return verdict;
      }
    }
    throw new IllegalArgumentException("verdict " + code + " is unknown here; 0 is known");
  }

  /** As stored. */
  public int code() {
    return code;
  }
}
