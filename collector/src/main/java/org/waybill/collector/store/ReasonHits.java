package org.waybill.collector.store;

import org.waybill.collector.classify.Reason;
import org.waybill.collector.classify.Verdict;

/**
 * Hits that were judged so for a reason; one that has several reasons stands with each. Immutable.
 *
 * @param hits how many
 */
public record ReasonHits(Reason reason, Verdict verdict, long hits) {}
