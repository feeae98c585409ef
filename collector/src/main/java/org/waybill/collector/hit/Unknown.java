package org.waybill.collector.hit;

/**
 * A record of a later version or of a kind unknown here: skipped.
 *
 * @param kind its kind byte, 0 to 255
 */
public record Unknown(int kind) implements JournalRecord {}
