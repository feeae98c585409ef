package org.waybill.simulation;

import java.time.Instant;
import java.util.List;
import org.waybill.collector.store.LastingDatabase;
import org.waybill.wire.Seals;

/**
 * Both halves, mail, readers and troubles of one seed, from the first letter until all is well
 * again and everything has come to rest.
 */
final class World implements AutoCloseable {
  private static final Instant START = Instant.parse("2026-11-02T10:00:00Z");
  private static final int BUSY = 40_000;
  private static final int CALM = 900_000;

  private final Trace trace = new Trace();
  private final Scheduler scheduler = new Scheduler(START);
  private final Chance chance;
  private final JamesHost james;
  private final CollectorHost collector;
  private final Readers readers;
  private final Troubles troubles;
  private final KeyRotation keys;
  private final Purges purges;
  private final Verdicts verdicts;

  World(long seed, Installation installation, LastingDatabase database) {
    this.chance = new Chance(seed);
    SeededRandom random = new SeededRandom(seed);
    this.keys = new KeyRotation(scheduler, chance, random);
    Network network = new Network(scheduler, chance);
    this.collector = new CollectorHost(scheduler, chance, trace, database, keys.ring());
    keys.host(installation::keys);
    keys.host(collector::keys);
    this.readers = new Readers(scheduler, chance, trace, network, collector, keys);
    this.james =
        new JamesHost(
            scheduler,
            chance,
            trace,
            installation.settings(),
            random,
            new WayToCollector(scheduler, network, collector),
            readers::accept);
    this.purges = new Purges(scheduler, new Chance(~seed), trace, collector, database);
    this.verdicts = new Verdicts(scheduler, new Chance(~seed >> 1), trace, collector);
    this.troubles =
        new Troubles(scheduler, chance, trace, james, collector, network, database, keys);
  }

  /** Lets it all happen. */
  void run() {
    Life life = new Life(0);
    collector.start();
    james.start();
    purges.begin();
    verdicts.begin();
    int letters = chance.between(5, 25);
    for (int number = 1; number <= letters; number++) {
      Letter letter = Letter.any(number, chance);
      scheduler.after(chance.between(100, BUSY), life, () -> james.post(letter));
    }
    troubles.draw(chance.between(0, 8), BUSY);
    scheduler.runUntil(BUSY);
    troubles.end();
    scheduler.runUntil(2 * BUSY);
    if (!scheduler.runUntil(this::isAtRest, CALM)) {
      throw new AssertionError("it does not come to rest");
    }
    verdicts.end(collector.store().orElseThrow());
    purges.end(collector.store().orElseThrow());
    trace.note(scheduler.now(), "world", "is at rest");
  }

  private boolean isAtRest() {
    return james.isDone() && collector.isDone() && collector.store().isPresent();
  }

  @Override
  public void close() {
    james.end();
    collector.end();
    scheduler.unwind();
  }

  Trace trace() {
    return trace;
  }

  List<Passing> mails() {
    return james.spool();
  }

  JamesHost james() {
    return james;
  }

  CollectorHost collector() {
    return collector;
  }

  Readers readers() {
    return readers;
  }

  Verdicts verdicts() {
    return verdicts;
  }

  Purges purges() {
    return purges;
  }

  Seals seals() {
    return keys.seals();
  }

  Scheduler scheduler() {
    return scheduler;
  }
}
