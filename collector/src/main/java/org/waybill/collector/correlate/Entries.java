package org.waybill.collector.correlate;

import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waybill.collector.hit.Hit;
import org.waybill.collector.hit.HitKind;
import org.waybill.collector.hit.JournalRecord;
import org.waybill.collector.hit.JournalRecordBytes;
import org.waybill.collector.hit.More;
import org.waybill.collector.hit.Nothing;
import org.waybill.collector.hit.Shipment;
import org.waybill.collector.hit.Unknown;
import org.waybill.collector.store.EventType;
import org.waybill.collector.store.StoreEntry;
import org.waybill.journal.Entry;
import org.waybill.journal.Position;
import org.waybill.wire.LedgerRecordBytes;

/** What one journal record says to the store. */
final class Entries {

  private static final Logger LOG = LoggerFactory.getLogger(Entries.class);

  private Entries() {}

  /** Nothing for a record that says nothing or cannot be read; the latter is logged. */
  static List<StoreEntry> of(Entry entry) {
    try {
      JournalRecord read = JournalRecordBytes.decode(entry.record());
      return switch (read) {
        case Hit hit -> List.of(row(entry.position(), hit, 1));
        case More more -> List.of(row(entry.position(), more.first(), more.hits()));
        case Shipment shipment -> rows(entry.position(), shipment);
        case Nothing nothing -> List.of();
        case Unknown unknown -> List.of();
      };
    } catch (IllegalArgumentException e) {
      LOG.error("journal record at {} is skipped: {}", entry.position(), e.getMessage());
      return List.of();
    }
  }

  private static StoreEntry row(Position position, Hit hit, int hits) {
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
