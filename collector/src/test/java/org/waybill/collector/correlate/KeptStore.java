package org.waybill.collector.correlate;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.waybill.collector.classify.Judge;
import org.waybill.collector.store.Batch;
import org.waybill.collector.store.Expiry;
import org.waybill.collector.store.Finding;
import org.waybill.collector.store.Reclassified;
import org.waybill.collector.store.Reports;
import org.waybill.collector.store.Ripe;
import org.waybill.collector.store.Sent;
import org.waybill.collector.store.Store;
import org.waybill.collector.store.StoreEntry;
import org.waybill.collector.store.StoredKind;
import org.waybill.journal.Position;
import org.waybill.wire.LedgerPosition;
import org.waybill.wire.TrackingId;

/** A store that keeps each batch and its position at once, and outlasts the collector. */
final class KeptStore implements Store {

  private final List<StoreEntry> entries = new ArrayList<>();
  private Position position = Position.START;

  /** The same in the same state, going its own way from now on. */
  KeptStore copy() {
    KeptStore copy = new KeptStore();
    copy.entries.addAll(entries);
    copy.position = position;
    return copy;
  }

  List<StoreEntry> entries() {
    return entries;
  }

  @Override
  public Position position() {
    return position;
  }

  @Override
  public Optional<String> senderOf(TrackingId copy) {
    return Optional.empty();
  }

  @Override
  public Optional<LedgerPosition> ledgerPosition(String node) {
    return Optional.empty();
  }

  @Override
  public int batchRows() {
    return Batch.ROWS;
  }

  @Override
  public int apply(Batch batch) {
    batch.entries().stream()
        .filter(entry -> entry.position().compareTo(position) >= 0)
        .forEach(entries::add);
    position = batch.to().compareTo(position) > 0 ? batch.to() : position;
    return 0;
  }

  @Override
  public boolean sumDays(Instant until) {
    return false;
  }

  @Override
  public boolean settle(Judge judge, Ripe ripe) {
    return false;
  }

  @Override
  public Reclassified reclassify(Judge judge, Instant now, boolean anew) {
    throw new UnsupportedOperationException("nobody is judged here");
  }

  @Override
  public Reports reports() {
    throw new UnsupportedOperationException("nothing is read here but the entries");
  }

  @Override
  public boolean purge(Expiry expiry) {
    return false;
  }

  @Override
  public void backup(Path folder) {
    throw new UnsupportedOperationException("it lies in no folder");
  }

  @Override
  public List<Finding> check() {
    return List.of();
  }

  @Override
  public Map<StoredKind, Long> diskUse() {
    return Map.of();
  }

  @Override
  public Sent sent(Instant from, Instant until) {
    return new Sent(0, 0, 0);
  }

  @Override
  public void close() {}
}
