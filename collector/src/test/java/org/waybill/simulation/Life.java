package org.waybill.simulation;

/** One run of a process, from its start to its end. Everything it began ends with it. */
final class Life {
  private final int number;
  private boolean over;

  Life(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }

  boolean isOver() {
    return over;
  }

  void end() {
    over = true;
  }
}
