package org.waybill.collector.hit;

/**
 * One record of the collector's journal. Hits and ledger records share it, so that there is one
 * order, one position and one correlator. Immutable; {@link JournalRecordBytes} has its bytes.
 */
public sealed interface JournalRecord permits Hit, More, Shipment, Nothing, Tampering, Unknown {}
