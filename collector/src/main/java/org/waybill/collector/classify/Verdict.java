package org.waybill.collector.classify;

/**
 * Who made a hit, as far as it is told. The code stands in stored rows and never changes; a verdict
 * outweighs those before it.
 */
public enum Verdict {
  /** Not judged yet: it is told apart about ten minutes after the hit. */
  UNSETTLED(0),
  /** The recipient, or whoever reads with them. */
  PERSON(1),
  /** A person or a machine: nobody can tell. */
  UNCERTAIN(2),
  /** A scanner, a prefetch, a script. */
  MACHINE(3),
  /** A link preview: somebody passed the message on. Neither an open nor a click. */
  SHARED(4),
  /** The organization's own networks, or the sender looking at what was sent. */
  INTERNAL(5);

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
    throw new IllegalArgumentException("verdict " + code + " is unknown here; 0 to 5 are known");
  }

  /** The heavier of both. */
  Verdict or(Verdict other) {
    return compareTo(other) < 0 ? other : this;
  }

  /** As stored. */
  public int code() {
    return code;
  }
}
