package org.waybill.collector.store;

import java.util.OptionalLong;

/**
 * What is known of judging all hits again. Immutable.
 *
 * @param endedAt when that came to its end last, UTC milliseconds; empty where it never did
 * @param rules by which version of the rules it was, or is under way; 0 where it never was
 * @param isUnderWay whether it was begun and has not come to its end
 */
public record Reclassification(OptionalLong endedAt, int rules, boolean isUnderWay) {}
