package org.waybill.traffic;

/**
 * What a recipient really did.
 *
 * @param opened loaded the picture, or clicked
 * @param clicked followed a link
 * @param told whether their program leaves a trace of an open that could be told from a machine's
 */
public record Truth(boolean opened, boolean clicked, boolean told) {

  static final Truth NOTHING = new Truth(false, false, true);
}
