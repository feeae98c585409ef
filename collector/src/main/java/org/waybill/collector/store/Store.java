package org.waybill.collector.store;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.waybill.collector.classify.Judge;
import org.waybill.journal.Position;
import org.waybill.wire.LedgerPosition;
import org.waybill.wire.TrackingId;

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
   * Who sent a copy: its From address, or the envelope sender where it has none; empty for a copy
   * that is not known. For whoever got it, who knows it already.
   *
   * @throws StoreException where the store cannot be read
   */
  Optional<String> senderOf(TrackingId copy);

  /**
   * How many rows a batch should write at most, {@link Batch#ROWS} or more: to a row of figures is
   * added once a batch, and where readers wait for the end of a transaction they wait that long.
   */
  int batchRows();

  /**
   * Stores a stretch of the journal in ONE transaction: rows, rollups, ledger positions and the
   * journal position, or nothing. What lies before {@link #position()} is skipped, so a repeated or
   * overlapping batch changes nothing twice. Hits that waited for a copy follow in transactions of
   * their own, before this returns.
   *
   * @return how many entries were left out, each logged, because they can never be stored
   * @throws StoreException where the store is away, and the same batch may be tried again; also
   *     where it is as it was before batches that were applied, as a server may be after a
   *     failover: ask for {@link #position()} and go on from there
   */
  int apply(Batch batch);

  /** The read side, as of the last commit. */
  Reports reports();

  /** The same for readers to whom seconds do not matter: a copy of the store may answer them. */
  default Reports recentReports() {
    return reports();
  }

  /**
   * Does the next small part of what is due to be purged, in a transaction of its own; a batch that
   * comes meanwhile waits for that part only.
   *
   * @return whether more may be due; ask again until it is false
   * @throws StoreException where the store is away; nothing is purged twice
   */
  boolean purge(Expiry expiry);

  /**
   * Sums up the figures of the next few subjects of a day, so that long periods are read in few
   * rows, in a transaction of its own; a batch that comes meanwhile waits for that part only. What
   * comes later to such a day is counted as ever.
   *
   * @param until only days, of UTC, that are over by then
   * @return whether there may be more; ask again until it is false
   * @throws StoreException where the store is away; nothing is summed by halves
   */
  boolean sumDays(Instant until);

  /**
   * Judges the next few hits that are ripe, in a transaction of its own: their verdicts, those of
   * other hits of their copies that change with it, and all figures over them. A batch that comes
   * meanwhile waits for that part only.
   *
   * @param judge the same from call to call; another one begins to look around anew
   * @return whether more may be ripe; ask again until it is false
   * @throws StoreException where the store is away; nothing is judged by halves
   */
  boolean settle(Judge judge, Ripe ripe);

  /**
   * Judges the next few hits again that are settled, in a transaction of its own: those whose
   * client address and user agent are kept. It goes on where it was broken off, if it was under the
   * same version of the rules, and begins at the first hit once it came to its end.
   *
   * @param anew whether it begins at the first hit in any case; ask once with it
   * @return how far it is; ask on while there is more
   * @throws StoreException where the store is away; nothing is judged by halves
   */
  Reclassified reclassify(Judge judge, Instant now, boolean anew);

  /**
   * Copies the whole store as it stands, the journal position in it, while batches are applied and
   * reports are read. The copy is durable when this returns.
   *
   * @param folder where the copy shall lie; it must not exist, the folder above it must
   * @throws StoreException naming the folder; nothing is left there then
   */
  void backup(Path folder);

  /**
   * Looks for what does not agree: the engine's own tables, and every figure with a recount of the
   * hits that are kept. Batches wait until it is done, which takes about a minute for each five
   * million hits; the journal keeps what comes meanwhile.
   *
   * @return what was found, nothing for a store in order
   * @throws StoreException where the store cannot be read
   */
  List<Finding> check();

  /**
   * How much was sent between two instants, as far as it is kept. Counts rows: it may take seconds.
   *
   * @param until this instant excluded
   * @throws StoreException where the store cannot be read
   */
  Sent sent(Instant from, Instant until);

  /**
   * Bytes on disk for each kind of what is stored.
   *
   * @throws StoreException where the store cannot be read
   */
  Map<StoredKind, Long> diskUse();

  /**
   * By what collectors on this database tell each other what has to hold at all of them; empty
   * where there can be one only. Closed with the store.
   */
  default Optional<Noticeboard> noticeboard() {
    return Optional.empty();
  }

  /**
   * Gives the store back; whatever was applied is durable before.
   *
   * @throws StoreException where the engine did not end in order; nothing applied is lost
   */
  @Override
  void close();
}
