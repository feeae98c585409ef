package org.waybill.collector.correlate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waybill.collector.hit.EventType;
import org.waybill.collector.hit.Hit;
import org.waybill.collector.hit.HitKind;
import org.waybill.collector.hit.JournalRecord;
import org.waybill.collector.hit.JournalRecordBytes;
import org.waybill.collector.hit.More;
import org.waybill.collector.hit.Nothing;
import org.waybill.collector.hit.Shipment;
import org.waybill.collector.hit.Tampering;
import org.waybill.collector.hit.Unknown;
import org.waybill.collector.networks.Networks;
import org.waybill.collector.store.StoreEntry;
import org.waybill.journal.Entry;
import org.waybill.journal.Position;
import org.waybill.wire.LedgerRecordBytes;

/** What one journal record says to the store. */
final class Entries {

  private static final Logger LOG = LoggerFactory.getLogger(Entries.class);

  private Entries() {}

  /** The record; nothing for one that cannot be read, which is logged. */
  static Optional<JournalRecord> read(Entry entry) {
    try {
      return Optional.of(JournalRecordBytes.decode(entry.record()));
    } catch (IllegalArgumentException e) {
      LOG.error("journal record at {} is skipped: {}", entry.position(), e.getMessage());
      return Optional.empty();
    }
  }

  /** None for a record that says nothing or is not known here. */
  static List<StoreEntry> rows(Position position, JournalRecord record) {
    return switch (record) {
      case Hit hit -> List.of(row(position, hit, 1));
      case More more ->
          List.of(new StoreEntry.FurtherHits(row(position, more.first(), more.hits())));
      case Shipment shipment -> rows(position, shipment);
      case Nothing nothing -> List.of();
      case Tampering tampering ->
          List.of(
              new StoreEntry.Tampered(
                  position, tampering.at(), Networks.site(tampering.address())));
      case Unknown unknown -> List.of();
    };
  }

  private static StoreEntry.HitRow row(Position position, Hit hit, int hits) {
    String method = hit.method().name();
    boolean pixel = hit.kind() == HitKind.OPEN;
    return new StoreEntry.HitRow(
        position,
        hit.at(),
        hits,
        EventType.of(hit.kind().token(), method, hit.link()),
        method,
        hit.mode(),
        hit.copy(),
        hit.person(),
        hit.day(),
        pixel ? 0 : hit.link(),
        hit.address(),
        hit.userAgent(),
        hit.headers());
  }

  private static List<StoreEntry> rows(Position position, Shipment shipment) {
    List<StoreEntry> rows = new ArrayList<>();
    for (byte[] record : shipment.records()) {
      try {
        rows.add(
            new StoreEntry.LedgerRow(position, shipment.to(), LedgerRecordBytes.decode(record)));
      } catch (IllegalArgumentException e) {
        LOG.error(
            "a ledger record of node {} in the journal at {} is skipped: {}",
            shipment.from().node(),
            position,
            e.getMessage());
      }
    }
    return rows;
  }
}
