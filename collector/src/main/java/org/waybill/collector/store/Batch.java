package org.waybill.collector.store;

import java.util.List;
import org.waybill.journal.Position;

/**
 * A stretch of the collector's journal, in its order. Immutable.
 *
 * @param from where its first record begins
 * @param to where the journal goes on after its last record
 * @param entries what the stretch holds; records that say nothing to the store are left out
 */
public record Batch(Position from, Position to, List<StoreEntry> entries) {

  /**
   * How many rows every store takes with one batch ({@link StoreEntry#rows()}), the rows of figures
   * not counted, which may be several times as many; {@link Store#batchRows} may say more. A batch
   * is closed by the entry that reaches it, and a shipment of ledger records is never divided: one
   * is a transaction whatever its size.
   */
  public static final int ROWS = 1_000;

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException where the ends are exchanged or an entry lies outside
   */
  public Batch {
    entries = List.copyOf(entries);
    if (from.compareTo(to) > 0) {
      throw new IllegalArgumentException("batch from " + from + " to " + to + " runs backwards");
    }
    for (StoreEntry entry : entries) {
      if (entry.position().compareTo(from) < 0 || entry.position().compareTo(to) >= 0) {
        throw new IllegalArgumentException(
            "entry at %s lies outside its batch, %s to %s".formatted(entry.position(), from, to));
      }
    }
  }
}
