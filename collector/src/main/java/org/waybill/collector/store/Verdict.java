package org.waybill.collector.store;

/** Who made a hit, as far as it is told; the code stands in stored rows. */
public enum Verdict {
  /** Not judged: persons and machines are not told apart. */
  UNSETTLED(0);

  private final int code;

  Verdict(int code) {
    this.code = code;
  }

  /** As stored. */
  public int code() {
    return code;
  }
}
