package org.waybill.collector.doctor;

/** What a check came to. */
public sealed interface Outcome {

  /** As it should be. */
  record Healthy() implements Outcome {}

  /**
   * Somebody should see to it.
   *
   * @param found what is so, and where
   * @param allowed how it should be
   * @param next what to do now, in the imperative
   */
  record Finding(String found, String allowed, String next) implements Outcome {}

  /**
   * It could not be checked.
   *
   * @param why with what would be needed
   */
  record Unknown(String why) implements Outcome {}

  /** As it should be. */
  static Outcome healthy() {
    return new Healthy();
  }

  /** A finding where something is wrong, else healthy. */
  static Outcome unless(boolean right, String found, String allowed, String next) {
    return right ? healthy() : new Finding(found, allowed, next);
  }
}
