package org.waybill.collector.classify;

import java.util.Arrays;
import java.util.List;

/**
 * A set of reasons as one number, as it is stored: bits of reasons a later version knows are kept.
 * Immutable.
 *
 * @param bits bit n for the {@link Reason} of code n
 */
public record Reasons(long bits) {

  /** No reason. */
  public static final Reasons NONE = new Reasons(0);

  /** Exactly those. */
  public static Reasons of(Reason... reasons) {
    return Arrays.stream(reasons).reduce(NONE, Reasons::plus, Reasons::plus);
  }

  /** One more. */
  public Reasons plus(Reason reason) {
    return new Reasons(bits | 1L << reason.code());
  }

  /** Those of both. */
  public Reasons plus(Reasons others) {
    return new Reasons(bits | others.bits);
  }

  /** Whether it is one of them. */
  public boolean has(Reason reason) {
    return (bits & 1L << reason.code()) != 0;
  }

  /** Those that are known here, in the order of their codes. */
  public List<Reason> list() {
    return Arrays.stream(Reason.values()).filter(this::has).toList();
  }
}
