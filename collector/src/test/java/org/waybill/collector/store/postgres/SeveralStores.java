package org.waybill.collector.store.postgres;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.waybill.collector.classify.Judge;
import org.waybill.collector.store.Batch;
import org.waybill.collector.store.Expiry;
import org.waybill.collector.store.Finding;
import org.waybill.collector.store.Reclassified;
import org.waybill.collector.store.Reports;
import org.waybill.collector.store.Ripe;
import org.waybill.collector.store.Sent;
import org.waybill.collector.store.Store;
import org.waybill.collector.store.StoredKind;
import org.waybill.collector.store.TestRecognizer;
import org.waybill.journal.Position;
import org.waybill.wire.LedgerPosition;
import org.waybill.wire.TrackingId;

/**
 * Those of three collectors on one database as one: each batch goes to one of them, and all else is
 * done by another one each time, whose lease the next one always finds run out.
 */
final class SeveralStores implements Store {

  private static final List<String> NODES =
      List.of("00000000000000a1", "00000000000000b2", "00000000000000c3");

  /** Longer than anybody waits for a sign. */
  private static final long STEP_SECONDS = 20;

  private final List<Store> stores;
  private int next;
  private int purging;

  private SeveralStores(List<Store> stores) {
    this.stores = stores;
  }

  static SeveralStores on(Path folder) {
    AtomicLong seconds = new AtomicLong();
    InstantSource hasty = () -> Instant.ofEpochSecond(seconds.addAndGet(STEP_SECONDS));
    PostgresAddress address = EmptyPostgres.address(folder);
    return new SeveralStores(
        NODES.stream()
            .map(node -> PostgresStore.open(address, node, new TestRecognizer(), hasty))
            .toList());
  }

  private Store next() {
    next++;
    return stores.get(next % stores.size());
  }

  @Override
  public Position position() {
    return stores.stream().map(Store::position).max(Comparator.naturalOrder()).orElseThrow();
  }

  @Override
  public int batchRows() {
    return next().batchRows();
  }

  @Override
  public Optional<LedgerPosition> ledgerPosition(String james) {
    return next().ledgerPosition(james);
  }

  @Override
  public Optional<String> senderOf(TrackingId copy) {
    return next().senderOf(copy);
  }

  /** The same batch goes to the same one. */
  @Override
  public int apply(Batch batch) {
    return stores.get(Math.floorMod(batch.from().hashCode(), stores.size())).apply(batch);
  }

  @Override
  public Reports reports() {
    return next().reports();
  }

  /** One of them does all that is due: who takes over begins anew. */
  @Override
  public boolean purge(Expiry expiry) {
    boolean more = stores.get(purging).purge(expiry);
    if (!more) {
      purging = (purging + 1) % stores.size();
    }
    return more;
  }

  @Override
  public boolean sumDays(Instant until) {
    return next().sumDays(until);
  }

  /** All of them say how far they are. */
  @Override
  public boolean settle(Judge judge, Ripe ripe) {
    boolean more = false;
    for (int i = 0; i < stores.size(); i++) {
      more = next().settle(judge, ripe);
    }
    next(); // another one ends the next time
    return more;
  }

  @Override
  public Reclassified reclassify(Judge judge, Instant now, boolean anew) {
    return next().reclassify(judge, now, anew);
  }

  @Override
  public void backup(Path target) {
    next().backup(target);
  }

  @Override
  public List<Finding> check() {
    return next().check();
  }

  @Override
  public Sent sent(Instant from, Instant until) {
    return next().sent(from, until);
  }

  @Override
  public Map<StoredKind, Long> diskUse() {
    return next().diskUse();
  }

  @Override
  public void close() {
    stores.forEach(Store::close);
  }
}
