package org.waybill.collector.store;

import java.util.Optional;
import org.waybill.journal.Position;
import org.waybill.wire.LedgerPosition;

/**
 * Keeps messages, copies, links, events and their rollups. One process owns a store. {@link #apply}
 * is called by one thread at a time; everything else is safe from any thread.
 */
public interface Store extends AutoCloseable {

  /**
   * The journal position up to which everything is stored; {@link Position#START} for a new store.
   *
   * @throws StoreException where the store cannot be read
   */
  Position position();

  /**
   * Where a node's ledger goes on after what is stored of it; empty for a node never heard of.
   *
   * @param node the ledger folder's random id, 16 lower-case hexadecimal digits
   * @throws StoreException where the store cannot be read
   */
  Optional<LedgerPosition> ledgerPosition(String node);

  /**
   * Stores a stretch of the journal in ONE transaction: rows, rollups, ledger positions and the
   * journal position, or nothing. What lies before {@link #position()} is skipped, so a repeated or
   * overlapping batch changes nothing twice. Hits that waited for a copy follow in transactions of
   * their own, before this returns.
   *
   * @return how many entries were left out, each logged, because they can never be stored
   * @throws StoreException where the store is away; the same batch may be tried again
   */
  int apply(Batch batch);

  /** The read side. */
  Reports reports();

  /**
   * Gives the store back; whatever was applied is durable before.
   *
   * @throws StoreException where the engine did not end in order; nothing applied is lost
   */
  @Override
  void close();
}
