package org.waybill.collector.hit;

import java.util.List;
import org.waybill.wire.LedgerPosition;

/**
 * Ledger records as one mailet sent them. Immutable but for the records' bytes, which nobody
 * changes.
 *
 * @param from where the first begins in that mailet's ledger
 * @param to where the last ends: what lies before is here
 * @param records each as the mailet wrote it
 */
public record Shipment(LedgerPosition from, LedgerPosition to, List<byte[]> records)
    implements JournalRecord {

  /**
   * Checks that both places are of one node.
   *
   * @throws IllegalArgumentException where they are not
   */
  public Shipment {
    records = List.copyOf(records);
    if (!from.node().equals(to.node())) {
      throw new IllegalArgumentException(
          "a shipment from node " + from.node() + " ends at node " + to.node());
    }
  }
}
