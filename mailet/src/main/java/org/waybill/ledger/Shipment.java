package org.waybill.ledger;

import java.util.List;
import org.waybill.journal.Entry;
import org.waybill.journal.Position;
import org.waybill.wire.LedgerBatch;

/**
 * Consecutive records of one segment. Immutable.
 *
 * @param from where the first record begins
 * @param to the place behind the last: what the collector's answer must reach
 * @param records at least one
 */
record Shipment(Position from, Position to, List<byte[]> records) {
  static Shipment of(List<Entry> entries) {
    return new Shipment(
        entries.getFirst().position(),
        entries.getLast().next(),
        entries.stream().map(Entry::record).toList());
  }

  byte[] batch() {
    return LedgerBatch.encode(records);
  }
}
