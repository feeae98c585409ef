package org.waybill.collector.clickmap;

/**
 * What stands on a link. Immutable.
 *
 * @param text short, such as its number and how many persons followed it
 * @param title the same in a sentence
 * @param label what the link says, as its reader may see it; may be empty
 * @param followed whether a person followed it
 */
public record Pin(String text, String title, String label, boolean followed) {}
