/**
 * An append-only durable log: segments, group commit, a reader that tails it, a checkpoint; ledger
 * and hits both stand on it.
 */
@org.jspecify.annotations.NullMarked
package org.waybill.journal;
