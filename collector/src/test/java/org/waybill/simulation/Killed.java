package org.waybill.simulation;

/**
 * Unwinds what a killed process was doing. An Error, and none that the code under test catches to
 * go on: a killed process does not go on.
 */
final class Killed extends Error {
  private static final long serialVersionUID = 1;

  Killed() {
    super("killed", null, false, false);
  }
}
