package org.waybill.collector.store.sql;

import java.sql.SQLException;
import org.waybill.collector.store.Expiry;
import org.waybill.collector.store.Hour;

/** Purges a small part at a time, within a transaction that the caller ends. For whoever writes. */
final class Purge {

  private final FigurePurge figures = new FigurePurge();

  /** Takes back what it remembers of steps: the last was rolled back. */
  void beginAnew() {
    figures.beginAnew();
  }

  /** Whether there was something to purge, and there may be more. */
  boolean step(Session session, Lookup lookup, Expiry expiry) throws SQLException {
    HitPurge hits = new HitPurge(session, lookup);
    MessagePurge messages = new MessagePurge(session, lookup);
    long hitsBefore = expiry.hits().toEpochMilli();
    long addressesBefore = expiry.addresses().toEpochMilli();
    long messagesBefore = expiry.messages().toEpochMilli();
    return hits.events(hitsBefore)
        || hits.orphans(hitsBefore)
        || hits.addresses(addressesBefore)
        || hits.orphanAddresses(addressesBefore)
        || new TamperingRows(session).purge(addressesBefore)
        || new HtmlRows(session).purge(expiry.html().toEpochMilli())
        || messages.messages(messagesBefore)
        || messages.records(messagesBefore)
        || messages.abandoned(messagesBefore)
        || new DeliveryRows(session).purge(messagesBefore)
        || figures.step(session, lookup, Hour.of(expiry.figures().toEpochMilli()));
  }
}
