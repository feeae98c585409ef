package org.waybill.simulation;

import java.util.ArrayList;
import java.util.List;

/** What happened in a run, line by line: equal for equal seeds, and what a failure prints. */
final class Trace {
  private final List<String> lines = new ArrayList<>();

  /**
   * Notes something.
   *
   * @param millis when, in the time of the simulation
   * @param who the part of the world it happened to
   */
  void note(long millis, String who, String what) {
    lines.add("%8d %-9s %s".formatted(millis, who, what));
  }

  List<String> lines() {
    return List.copyOf(lines);
  }

  @Override
  public String toString() {
    return String.join("\n", lines);
  }
}
