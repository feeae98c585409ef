package org.waybill.collector.store;

import org.waybill.collector.classify.Judgement;

/**
 * Where a hit came from. Immutable.
 *
 * @param at when, UTC milliseconds
 * @param hits how many requests it stands for
 * @param address the client's; empty where it is blanked or not shown
 */
public record HitSource(long at, long hits, Judgement judgement, String address) {}
