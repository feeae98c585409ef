package org.waybill.collector.classify;

/**
 * Where a copy stands: all that figures over copies tell apart, small enough to be counted by
 * value. Immutable.
 *
 * @param opens what loads of its pixel say
 * @param clicks what requests for its links say
 * @param seen whether it has a pixel: without one an open cannot show
 * @param delivery what is known of its delivery
 */
public record Standing(Sign opens, Sign clicks, boolean seen, Delivery delivery) {

  /** As stored: clicks 3 bits, opens 3, delivery 2, pixel 1. */
  public int code() {
    return clicks.code() | opens.code() << 3 | delivery.code() << 6 | (seen ? 1 : 0) << 8;
  }

  /** The standing with that code. */
  public static Standing of(int code) {
    return new Standing(
        Sign.of(code >> 3 & 7),
        Sign.of(code & 7),
        (code >> 8 & 1) == 1,
        Delivery.of(code >> 6 & 3));
  }

  /**
   * The state a report shows. A person's hit proves that a copy went out, whatever came back.
   *
   * @param recorded whether deliveries of that message are recorded: else nobody waits for one
   */
  public State state(boolean recorded) {
    if (clicks.compareTo(Sign.PERSON) >= 0) {
      return State.CLICKED;
    }
    if (opens.compareTo(Sign.PERSON) >= 0) {
      return State.OPENED;
    }
    if (delivery == Delivery.BOUNCED) {
      return State.BOUNCED;
    }
    return switch (opens.or(clicks)) {
      case UNCERTAIN -> State.UNCERTAIN;
      case MACHINE -> State.MACHINE_ONLY;
      default -> recorded && delivery == Delivery.HANDED_OFF ? State.WAITING : State.NO_SIGN;
    };
  }
}
