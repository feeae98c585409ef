package org.waybill.simulation;

/**
 * Carries things from one host to another: mostly soon, at times late, twice or never, and in
 * another order than they were sent in.
 */
final class Network {
  private static final int SOON = 20;
  private static final int LATE = 15_000;

  private final Scheduler scheduler;
  private final Chance chance;
  private final Life life = new Life(0);
  private boolean troubled;
  private boolean parted;

  Network(Scheduler scheduler, Chance chance) {
    this.scheduler = scheduler;
    this.chance = chance;
  }

  /** Whether things get lost, late or doubled from now on. */
  void trouble(boolean now) {
    troubled = now;
  }

  /** Whether nothing gets through from now on. */
  void part(boolean now) {
    parted = now;
  }

  /** Sends something that must not come twice. */
  void once(Runnable arrival) {
    if (!isLost()) {
      scheduler.after(delay(), life, arrival);
    }
  }

  /** Sends something that an impatient proxy may bring twice. */
  void maybeTwice(Runnable arrival) {
    once(arrival);
    if (troubled && chance.in100(5)) {
      once(arrival);
    }
  }

  /** One of a hundred, in troubled times: whoever answers is not who was asked. */
  boolean isAnsweredByAnother() {
    return troubled && chance.in100(3);
  }

  private boolean isLost() {
    return parted || (troubled && chance.in100(8));
  }

  private long delay() {
    return troubled && chance.in100(5) ? chance.between(SOON, LATE) : chance.between(1, SOON);
  }
}
