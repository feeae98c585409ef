package org.waybill.collector;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.waybill.collector.block.BlockList;
import org.waybill.collector.mail.ReportMail;
import org.waybill.collector.privacy.Withdrawals;
import org.waybill.collector.recording.DomainOff;
import org.waybill.collector.recording.DomainSwitches;
import org.waybill.collector.recording.Recording;
import org.waybill.collector.share.Sharing;
import org.waybill.collector.spike.Spike;
import org.waybill.collector.spike.SpikeWatch;
import org.waybill.collector.store.Keeping;
import org.waybill.collector.store.StoreException;
import org.waybill.collector.watch.Alerts;
import org.waybill.collector.watch.Answered;
import org.waybill.collector.watch.Facts;
import org.waybill.collector.watch.Growth;
import org.waybill.collector.watch.Mishap;
import org.waybill.collector.watch.Readiness;
import org.waybill.hosts.HostState;
import org.waybill.journal.Commits;
import org.waybill.journal.Position;
import org.waybill.wire.KeyLife;

/** Asks the collector's parts how they are. Thread-safe. */
final class CollectorFacts implements Facts {

  private final Engine engine;
  private final Opening listeners;
  private final Optional<ReportMail> mail;
  private final FreeSpace space;
  private final Position left;
  private final Alerts alerts;
  private final long begun = System.nanoTime();

  /** To be made before anything is recorded: what the journal holds now was left by another run. */
  CollectorFacts(Engine engine, Opening listeners, Optional<ReportMail> mail, FreeSpace space) {
    this.engine = engine;
    this.listeners = listeners;
    this.mail = mail;
    this.space = space;
    this.left = engine.journal().durableEnd();
    Growth damage = new Growth(() -> engine.journal().damages(), engine.clock());
    this.alerts =
        new Alerts(
            engine.clock(),
            Map.of(
                Mishap.LOSS,
                engine.losses()::lastAt,
                Mishap.DAMAGE,
                damage::last,
                Mishap.SPIKE,
                this::lastSpike));
  }

  @Override
  public Duration uptime() {
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  @Override
  public Recording recording() {
    return engine.recording().now();
  }

  @Override
  public DomainSwitches.Condition domains() {
    return engine.domains().condition();
  }

  @Override
  public List<String> domainsOff() {
    return engine.domains().off().stream().map(DomainOff::domain).toList();
  }

  @Override
  public Withdrawals.Condition withdrawals() {
    return engine.withdrawals().condition();
  }

  @Override
  public int withdrawn() {
    return engine.withdrawals().count();
  }

  @Override
  public BlockList.Condition blockList() {
    return engine.blocks().condition();
  }

  @Override
  public int blocked() {
    return engine.blocks().count();
  }

  private Optional<Instant> lastSpike() {
    return spikes().flatMap(all -> all.stream().findFirst()).map(Spike::at);
  }

  @Override
  public Optional<List<Spike>> spikes() {
    return engine.spikes().map(SpikeWatch::spikes);
  }

  @Override
  public long losses() {
    return engine.losses().count();
  }

  @Override
  public Optional<Instant> lastLoss() {
    return engine.losses().lastAt();
  }

  @Override
  public boolean isLosing() {
    return engine.losses().isRecent();
  }

  @Override
  public long failedHandshakes() {
    return listeners.failedHandshakes();
  }

  @Override
  public long journalBytes() {
    return engine.journal().bytesOnDisk();
  }

  @Override
  public long queuedBytes() {
    return engine.journal().bytesQueued();
  }

  @Override
  public long damagedBytes() {
    return engine.journal().bytesDamaged();
  }

  @Override
  public long lagBytes() {
    return engine.correlator().lagBytes();
  }

  @Override
  public Duration lag() {
    return engine.correlator().lag();
  }

  @Override
  public Readiness readiness() {
    Optional<String> trouble = engine.correlator().trouble();
    if (trouble.isPresent()) {
      return new Readiness.StoreAway(trouble.get());
    }
    return engine.correlator().hasReached(left)
        ? new Readiness.Ready()
        : new Readiness.Replaying(engine.correlator().bytesBefore(left));
  }

  @Override
  public Map<String, Long> diskUse() {
    Map<String, Long> use = new TreeMap<>();
    use.put("journal", journalBytes());
    try {
      engine
          .door()
          .now()
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
    return space.bytes();
  }

  @Override
  public KeyLife keys() {
    return new KeyLife(engine.keys().ring(), engine.clock().instant());
  }

  @Override
  public long answered(Answered what) {
    return engine.counts().of(what);
  }

  @Override
  public Commits commits() {
    return engine.journal().commits();
  }

  @Override
  public Duration loopLag() {
    return engine.loop().now();
  }

  @Override
  public Map<String, Duration> nodeSilence() {
    return engine.places().silence();
  }

  @Override
  public Map<String, Duration> mailetSilence() {
    return engine.places().silenceOfAsking();
  }

  @Override
  public Map<String, HostState> hosts() {
    return engine.hosts().states();
  }

  @Override
  public Alerts alerts() {
    return alerts;
  }

  @Override
  public Optional<Instant> lastHit() {
    return engine.counts().lastHit();
  }

  @Override
  public Duration judgingFailing() {
    return engine.settling().failing();
  }

  @Override
  public Duration purgingFailing() {
    return engine.purging().failing();
  }

  @Override
  public Optional<Duration> sharingFailing() {
    return engine.sharing().map(Sharing::failing);
  }

  @Override
  public long decisionsSkipped() {
    return engine.sharing().map(Sharing::skipped).orElse(0L);
  }

  @Override
  public boolean isKeyFileRefused() {
    return engine.keys().isRefused();
  }

  @Override
  public Optional<Instant> lastBackup() {
    return engine.backups().last();
  }

  @Override
  public Instant installed() {
    return engine.backups().installed();
  }

  @Override
  public Optional<Duration> reportMailFailing() {
    return mail.map(ReportMail::failing);
  }

  @Override
  public int retentionDays() {
    return engine.settings().retention().days();
  }

  @Override
  public Keeping keeping() {
    return engine.settings().keeping();
  }
}
