package org.waybill.collector.classify;

import org.waybill.collector.hit.EventType;

/**
 * How much the hits of a copy say about a person, opens and clicks each: the strongest counts, in
 * this order. The code stands in stored rows.
 */
public enum Sign {
  /** No hit, or none that says anything. */
  NONE(0),
  /** Machines only: a reader would show. */
  MACHINE(1),
  /** Perhaps a person; also a copy that only a prefetch of everything touched. */
  UNCERTAIN(2),
  /** A person, through a proxy or with a doubt. */
  PERSON(3),
  /** A person's own program. */
  PROVEN(4);

  private final int code;

  Sign(int code) {
    this.code = code;
  }

  /** As stored, 0 to 7. */
  public int code() {
    return code;
  }

  /** The sign with that code. */
  public static Sign of(int code) {
    return values()[code];
  }

  /** The sign that a judged hit gives; {@link #NONE} for one that is shared, internal or open. */
  public static Sign of(EventType type, Judgement judgement) {
    return switch (judgement.verdict()) {
      case UNSETTLED, SHARED, INTERNAL -> NONE;
      case MACHINE -> judgement.reasons().has(Reason.APPLE) ? UNCERTAIN : MACHINE;
      case UNCERTAIN -> UNCERTAIN;
      case PERSON -> judgement.reasons().equals(Reasons.NONE) ? PROVEN : PERSON;
    };
  }

  /** The stronger of both. */
  public Sign or(Sign other) {
    return compareTo(other) < 0 ? other : this;
  }
}
