package org.waybill.simulation;

import java.time.Duration;
import java.time.Instant;
import org.waybill.collector.store.Expiry;
import org.waybill.collector.store.Hour;
import org.waybill.collector.store.LastingDatabase;
import org.waybill.collector.store.Store;
import org.waybill.collector.store.StoreException;
import org.waybill.collector.store.StoreRecount;

/**
 * Purges of the store, and sums of days, in some worlds: there it keeps hits for seconds, messages
 * for some more and figures until the hour is over, by the collector's clock. Before each it is
 * looked at, so that what is purged can be counted on. Has chances of its own: worlds without
 * purges do not change.
 */
final class Purges {
  private static final int MOST_PARTS = 10;
  private static final int HOUR = 3_600_000;

  /** A day is summed up though it is not over: what comes then is counted twice. */
  private static final Duration DAYS = Duration.ofDays(2);

  private final Scheduler scheduler;
  private final Chance chance;
  private final Trace trace;
  private final CollectorHost collector;
  private final LastingDatabase database;
  private final StoreRecount recount = new StoreRecount();
  private final Life life = new Life(0);
  private final boolean happen;
  private final int hits;
  private final int addresses;
  private final int messages;
  private final int figures;
  private Expiry latest =
      new Expiry(Instant.EPOCH, Instant.EPOCH, Instant.EPOCH, Instant.EPOCH, Instant.EPOCH);
  private long waitedInVain;

  Purges(
      Scheduler scheduler,
      Chance chance,
      Trace trace,
      CollectorHost collector,
      LastingDatabase database) {
    this.scheduler = scheduler;
    this.chance = chance;
    this.trace = trace;
    this.collector = collector;
    this.database = database;
    this.happen = chance.in100(20);
    this.addresses = chance.between(1_000, 15_000);
    this.hits = addresses + chance.between(1_000, 20_000);
    this.messages = hits + chance.between(0, 100_000);
    this.figures = messages + chance.between(0, HOUR);
  }

  /** Whether anything is purged in this world. */
  boolean happen() {
    return happen;
  }

  void begin() {
    if (happen) {
      scheduler.after(chance.between(1_000, 10_000), life, this::purge);
    }
  }

  private void purge() {
    boolean more = collector.store().map(this::some).orElse(false);
    int pause = more ? chance.between(1, 100) : chance.between(1_000, 10_000);
    scheduler.after(pause, life, this::purge);
  }

  /** Some parts of what is due; whether there may be more. */
  private boolean some(Store store) {
    try {
      recount.observe(store.reports());
      Expiry due = due(collector.machine().clock().instant());
      latest = later(latest, due);
      boolean more = true;
      for (int parts = chance.between(1, MOST_PARTS); more && parts > 0; parts--) {
        more = part(store, due);
        recount.observe(store.reports()); // what is gone may be sent again before the next
      }
      trace.note(scheduler.now(), "purge", more ? "has begun" : "is done");
      return more;
    } catch (StoreException e) {
      trace.note(scheduler.now(), "purge", "is put off");
      return false;
    }
  }

  private boolean part(Store store, Expiry due) {
    long before = database.waiting();
    try {
      return store.purge(due) || store.sumDays(due.hits().plus(DAYS));
    } finally {
      waitedInVain += before - database.waiting();
    }
  }

  private Expiry due(Instant now) {
    return new Expiry(
        now.minusMillis(hits),
        now.minusMillis(addresses),
        now.minusMillis(messages),
        now.minusMillis(figures),
        now.minusMillis(messages));
  }

  private static Expiry later(Expiry one, Expiry other) {
    return new Expiry(
        later(one.hits(), other.hits()),
        later(one.addresses(), other.addresses()),
        later(one.messages(), other.messages()),
        later(one.figures(), other.figures()),
        later(one.html(), other.html()));
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  /** Brings what was begun to its end, and begins nothing more. */
  void end(Store store) {
    life.end();
    recount.observe(store.reports());
    boolean more = happen;
    while (more) {
      more = part(store, latest);
    }
  }

  /** What was in the store at any time. */
  StoreRecount recount() {
    return recount;
  }

  /** The first hour of which figures are kept. */
  int figuresFrom() {
    return happen ? Hour.of(latest.figures().toEpochMilli()) : Integer.MIN_VALUE;
  }

  /** Hits whose copy was purged before it was known, or before they came. */
  long uncounted() {
    return happen ? waitedInVain + database.waiting() : 0;
  }
}
