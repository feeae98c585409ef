package org.waybill.simulation;

import java.util.ArrayList;
import java.util.List;

/** A letter on its way through James, and what has become of it. */
final class Passing {
  private final Letter letter;
  private final List<Delivery> deliveries = new ArrayList<>();
  private int begun;
  private int broken;
  private boolean done;

  Passing(Letter letter) {
    this.letter = letter;
  }

  Letter letter() {
    return letter;
  }

  List<Delivery> deliveries() {
    return deliveries;
  }

  /** How often James began with it: once, and once more after each death on the way. */
  int begun() {
    return begun;
  }

  /** How often James took a copy and said that it had not. */
  int broken() {
    return broken;
  }

  boolean isDone() {
    return done;
  }

  void begin() {
    begun++;
  }

  void broke() {
    broken++;
  }

  void delivered(Delivery delivery) {
    deliveries.add(delivery);
  }

  void finish() {
    done = true;
  }
}
