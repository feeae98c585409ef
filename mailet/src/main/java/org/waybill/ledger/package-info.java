/**
 * What was sent: written before the mail leaves, shipped to the collector, trimmed once it has it.
 */
@org.jspecify.annotations.NullMarked
package org.waybill.ledger;
