package org.waybill.collector.store.sql;

import static org.waybill.collector.classify.Delivery.BOUNCED;
import static org.waybill.collector.classify.Delivery.DELIVERED;
import static org.waybill.collector.classify.Delivery.HANDED_OFF;

import java.sql.SQLException;
import java.util.Optional;
import org.waybill.collector.classify.Sign;
import org.waybill.collector.classify.Standing;
import org.waybill.collector.store.Delay;
import org.waybill.collector.store.Delivery;
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
      MessageKey message,
      long sentAt,
      int recipients,
      boolean seen,
      Standing standing,
      Optional<Delay> openDelay) {}

  /** Of a copy that becomes known; news of it may have come before. */
  Standing ofNew(SentCopy copy) throws SQLException {
    return new Standing(
        Sign.NONE,
        Sign.NONE,
        copy.pixels() > 0,
        standing(deliveries.read(copy.copy(), copy.recipients())));
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
                    Standing.of(row.getInt(5)),
                    OpenDelay.read(row, "open_delay")),
            """
            SELECT message_key, sent_at, recipients, pixels, standing, open_delay FROM copies
            WHERE copy_key = ?\
            """,
            copy.bytes());
    if (known.isPresent()) {
      changed(standings, copy, known.get());
    }
  }

  private void changed(Standings standings, TrackingId copy, Stored stored) throws SQLException {
    Delivery delivery = deliveries.read(copy, stored.recipients());
    Standing before = stored.standing();
    Standing now = new Standing(before.opens(), before.clicks(), stored.seen(), standing(delivery));
    Optional<Delay> openDelay =
        stored.openDelay().isEmpty()
            ? Optional.empty()
            : OpenDelay.stored(session, copy, delivery, stored.sentAt());
    if (now.equals(before) && openDelay.equals(stored.openDelay())) {
      return;
    }
    session.update(
        "UPDATE copies SET standing = ?, open_delay = ? WHERE copy_key = ?",
        now.code(),
        OpenDelay.code(openDelay),
        copy.bytes());
    KnownCopy known =
        lookup
            .copy(session, copy)
            .orElseThrow(() -> new SQLException("a copy that was known is gone"));
    Standings.Of of = new Standings.Of(stored.message(), known.subjects(), stored.sentAt());
    standings.move(of, before, now);
    standings.move(of, stored.openDelay(), openDelay);
  }

  private static org.waybill.collector.classify.Delivery standing(Delivery delivery) {
    return switch (delivery) {
      case Unknown unknown -> HANDED_OFF;
      case Delivered delivered -> DELIVERED;
      case Bounced bounced -> BOUNCED;
    };
  }
}
