package org.waybill.collector.clickmap;

/**
 * What stands on a link. Immutable.
 *
 * @param text short, such as its number and how many persons followed it
 * @param title the same in a sentence
 * @param followed whether a person followed it
 */
public record Pin(String text, String title, boolean followed) {}
