package org.waybill.collector;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.waybill.collector.correlate.Correlator;
import org.waybill.collector.correlate.StoreDoor;
import org.waybill.collector.http.AnswerCounts;
import org.waybill.collector.http.LedgerPlaces;
import org.waybill.collector.http.LoopLag;
import org.waybill.collector.http.Losses;
import org.waybill.collector.store.Keeping;
import org.waybill.collector.store.StoreException;
import org.waybill.collector.watch.Answered;
import org.waybill.collector.watch.Facts;
import org.waybill.collector.watch.Readiness;
import org.waybill.journal.Commits;
import org.waybill.journal.Journal;
import org.waybill.journal.Position;
import org.waybill.keys.KeysInUse;
import org.waybill.wire.KeyLife;

/** Asks the collector's parts how they are. Thread-safe. */
final class CollectorFacts implements Facts {

  private final Settings settings;
  private final InstantSource clock;
  private final KeysInUse keys;
  private final Journal journal;
  private final StoreDoor door;
  private final Correlator correlator;
  private final Losses losses;
  private final Front front;
  private final Position left;
  private final long begun = System.nanoTime();

  /** What faces world and mailets. */
  record Front(AnswerCounts counts, LedgerPlaces places, LoopLag loop) {}

  /** To be made before anything is recorded: what the journal holds now was left by another run. */
  CollectorFacts(
      Settings settings,
      InstantSource clock,
      KeysInUse keys,
      Journal journal,
      StoreDoor door,
      Correlator correlator,
      Losses losses,
      Front front) {
    this.front = front;
    this.settings = settings;
    this.clock = clock;
    this.keys = keys;
    this.journal = journal;
    this.door = door;
    this.correlator = correlator;
    this.losses = losses;
    this.left = journal.durableEnd();
  }

  @Override
  public Duration uptime() {
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  @Override
  public long losses() {
    return losses.count();
  }

  @Override
  public long journalBytes() {
    return journal.bytesOnDisk();
  }

  @Override
  public long queuedBytes() {
    return journal.bytesQueued();
  }

  @Override
  public long damagedBytes() {
    return journal.bytesDamaged();
  }

  @Override
  public long lagBytes() {
    return correlator.lagBytes();
  }

  @Override
  public Duration lag() {
    return correlator.lag();
  }

  @Override
  public Readiness readiness() {
    Optional<String> trouble = correlator.trouble();
    if (trouble.isPresent()) {
      return new Readiness.StoreAway(trouble.get());
    }
    return correlator.hasReached(left)
        ? new Readiness.Ready()
        : new Readiness.Replaying(correlator.bytesBefore(left));
  }

  @Override
  public Map<String, Long> diskUse() {
    Map<String, Long> use = new TreeMap<>();
    use.put("journal", journalBytes());
    try {
      door.now()
          .ifPresent(
              store ->
                  store
                      .diskUse()
                      .forEach(
                          (kind, bytes) -> use.put(kind.name().toLowerCase(Locale.ROOT), bytes)));
    } catch (StoreException e) {
      // a store that has just gone away has no figures; readiness says so
    }
    return use;
  }

  @Override
  public long diskFree() {
    try {
      return Files.getFileStore(settings.dataDir()).getUsableSpace();
    } catch (IOException e) {
      return 0; // a disk that cannot be asked takes nothing either
    }
  }

  @Override
  public KeyLife keys() {
    return new KeyLife(keys.ring(), clock.instant());
  }

  @Override
  public long answered(Answered what) {
    return front.counts().of(what);
  }

  @Override
  public Commits commits() {
    return journal.commits();
  }

  @Override
  public Duration loopLag() {
    return front.loop().now();
  }

  @Override
  public Map<String, Duration> nodeSilence() {
    return front.places().silence();
  }

  @Override
  public int retentionDays() {
    return settings.retention().days();
  }

  @Override
  public Keeping keeping() {
    return settings.keeping();
  }
}
