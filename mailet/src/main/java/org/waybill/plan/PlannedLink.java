package org.waybill.plan;

/**
 * One link of a message: all places with the same target and label share it.
 *
 * @param number 1 to n in the order of the source
 * @param target what a browser would request, absolute, ASCII
 * @param label what the reader sees; may be empty
 */
public record PlannedLink(int number, String target, String label) {}
