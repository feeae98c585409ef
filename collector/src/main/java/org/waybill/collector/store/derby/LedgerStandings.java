package org.waybill.collector.store.derby;

import java.sql.SQLException;
import java.util.Optional;
import org.waybill.collector.classify.Delivery;
import org.waybill.collector.classify.Sign;
import org.waybill.collector.classify.Standing;
import org.waybill.collector.store.Delivery.Bounced;
import org.waybill.collector.store.Delivery.Delivered;
import org.waybill.collector.store.Delivery.Unknown;
import org.waybill.wire.MessageKey;
import org.waybill.wire.SentCopy;
import org.waybill.wire.TrackingId;

/** Where copies stand by what the ledger says: whether they carry a pixel, how delivery went. */
final class LedgerStandings {

  private final Session session;
  private final Lookup lookup;
  private final DeliveryRows deliveries;

  LedgerStandings(Session session, Lookup lookup, DeliveryRows deliveries) {
    this.session = session;
    this.lookup = lookup;
    this.deliveries = deliveries;
  }

  private record Stored(
      MessageKey message, long sentAt, int recipients, boolean seen, Standing standing) {}

  /** Of a copy that becomes known; news of it may have come before. */
  Standing ofNew(SentCopy copy) throws SQLException {
    return new Standing(
        Sign.NONE, Sign.NONE, copy.pixels() > 0, delivery(copy.copy(), copy.recipients()));
  }

  /** Brings a copy up to date, if it is known; what changes is added to the standings. */
  void changed(Standings standings, TrackingId copy) throws SQLException {
    Optional<Stored> known =
        session.row(
            row ->
                new Stored(
                    MessageKey.of(row.getBytes(1)),
                    row.getLong(2),
                    row.getInt(3),
                    row.getInt(4) > 0,
                    Standing.of(row.getInt(5))),
            """
            SELECT message_key, sent_at, recipients, pixels, standing FROM copies
            WHERE copy_key = ?\
            """,
            copy.bytes());
    if (known.isPresent()) {
      changed(standings, copy, known.get());
    }
  }

  private void changed(Standings standings, TrackingId copy, Stored stored) throws SQLException {
    Standing before = stored.standing();
    Standing now =
        new Standing(
            before.opens(), before.clicks(), stored.seen(), delivery(copy, stored.recipients()));
    if (now.equals(before)) {
      return;
    }
    session.update("UPDATE copies SET standing = ? WHERE copy_key = ?", now.code(), copy.bytes());
    KnownCopy of =
        lookup
            .copy(session, copy)
            .orElseThrow(() -> new SQLException("a copy that was known is gone"));
    standings.add(stored.message(), of.subjects(), stored.sentAt(), before, -1);
    standings.add(stored.message(), of.subjects(), stored.sentAt(), now, 1);
  }

  private Delivery delivery(TrackingId copy, int recipients) throws SQLException {
    return switch (deliveries.read(copy, recipients)) {
      case Unknown unknown -> Delivery.HANDED_OFF;
      case Delivered delivered -> Delivery.DELIVERED;
      case Bounced bounced -> Delivery.BOUNCED;
    };
  }
}
