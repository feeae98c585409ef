package org.waybill.collector.doctor;

/**
 * A check and what it came to. Immutable.
 *
 * @param name what was looked at
 */
public record Diagnosis(Trouble trouble, String name, Outcome outcome) {

  static Diagnosis of(Check check, Installation it) {
    return new Diagnosis(check.trouble(), check.name(), check.look(it));
  }
}
