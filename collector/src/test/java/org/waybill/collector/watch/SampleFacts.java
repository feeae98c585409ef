package org.waybill.collector.watch;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.waybill.collector.block.BlockList;
import org.waybill.collector.privacy.Withdrawals;
import org.waybill.collector.recording.DomainSwitches;
import org.waybill.collector.recording.Recording;
import org.waybill.collector.spike.Spike;
import org.waybill.collector.store.Keeping;
import org.waybill.hosts.HostState;
import org.waybill.journal.Commits;
import org.waybill.wire.KeyLife;
import org.waybill.wire.KeyRing;

/** A collector in good health, of which a test makes something worse. */
final class SampleFacts implements Facts {

  static final Instant NOW = Instant.parse("2026-11-23T15:40:12Z");

  Instant now = NOW;
  Recording recording = Recording.UNTOUCHED;
  DomainSwitches.Condition domains = DomainSwitches.Condition.KEPT;
  List<String> domainsOff = List.of();
  Withdrawals.Condition withdrawals = Withdrawals.Condition.KEPT;
  BlockList.Condition blockList = BlockList.Condition.KEPT;
  Map<String, HostState> hosts = Map.of("track.sender.example", new HostState.Up(Optional.empty()));
  List<Spike> spikes = List.of();
  Optional<Instant> lastLoss = Optional.empty();
  boolean losing;
  Readiness readiness = new Readiness.Ready();
  Duration lag = Duration.ZERO;
  Duration judgingFailing = Duration.ZERO;
  Duration purgingFailing = Duration.ZERO;
  Duration loopLag = Duration.ZERO;
  long queued;
  long damaged;
  long free = 50_000_000_000L;
  boolean keyFileRefused;
  Instant installed = NOW.minusSeconds(120);
  Optional<Instant> lastBackup = Optional.of(NOW.minusSeconds(60));
  Map<String, Duration> mailets = Map.of("0123456789abcdef", Duration.ofSeconds(2));
  Optional<Duration> reportMail = Optional.empty();
  Optional<Duration> sharing = Optional.empty();
  private final Growth damage = new Growth(() -> damaged, () -> now);
  private final Alerts alerts =
      new Alerts(() -> now, Map.of(Mishap.LOSS, () -> lastLoss, Mishap.DAMAGE, damage::last));

  @Override
  public Duration uptime() {
    return Duration.ofHours(1);
  }

  @Override
  public Recording recording() {
    return recording;
  }

  @Override
  public DomainSwitches.Condition domains() {
    return domains;
  }

  @Override
  public List<String> domainsOff() {
    return domainsOff;
  }

  @Override
  public Withdrawals.Condition withdrawals() {
    return withdrawals;
  }

  @Override
  public BlockList.Condition blockList() {
    return blockList;
  }

  @Override
  public Optional<List<Spike>> spikes() {
    return Optional.of(spikes);
  }

  @Override
  public Map<String, HostState> hosts() {
    return hosts;
  }

  @Override
  public int blocked() {
    return 2;
  }

  @Override
  public int withdrawn() {
    return 3;
  }

  @Override
  public long losses() {
    return lastLoss.isPresent() ? 7 : 0;
  }

  @Override
  public Optional<Instant> lastLoss() {
    return lastLoss;
  }

  @Override
  public boolean isLosing() {
    return losing;
  }

  @Override
  public long failedHandshakes() {
    return 0;
  }

  @Override
  public long journalBytes() {
    return 0;
  }

  @Override
  public long queuedBytes() {
    return queued;
  }

  @Override
  public long damagedBytes() {
    return damaged;
  }

  @Override
  public long lagBytes() {
    return 0;
  }

  @Override
  public Duration lag() {
    return lag;
  }

  @Override
  public Readiness readiness() {
    return readiness;
  }

  @Override
  public Map<String, Long> diskUse() {
    return Map.of();
  }

  @Override
  public long diskFree() {
    return free;
  }

  @Override
  public KeyLife keys() {
    return new KeyLife(KeyRing.generate(NOW, new SecureRandom()), now);
  }

  @Override
  public long answered(Answered what) {
    return 0;
  }

  @Override
  public Commits commits() {
    return new Commits(1, 1, 1);
  }

  @Override
  public Duration loopLag() {
    return loopLag;
  }

  @Override
  public Map<String, Duration> nodeSilence() {
    return mailets;
  }

  @Override
  public Map<String, Duration> mailetSilence() {
    return mailets;
  }

  @Override
  public Alerts alerts() {
    return alerts;
  }

  @Override
  public Optional<Instant> lastHit() {
    return Optional.of(NOW.minusSeconds(4));
  }

  @Override
  public Duration judgingFailing() {
    return judgingFailing;
  }

  @Override
  public Duration purgingFailing() {
    return purgingFailing;
  }

  @Override
  public boolean isKeyFileRefused() {
    return keyFileRefused;
  }

  @Override
  public Instant installed() {
    return installed;
  }

  @Override
  public Optional<Instant> lastBackup() {
    return lastBackup;
  }

  @Override
  public Optional<Duration> reportMailFailing() {
    return reportMail;
  }

  @Override
  public Optional<Duration> sharingFailing() {
    return sharing;
  }

  @Override
  public long decisionsSkipped() {
    return 0;
  }

  @Override
  public int retentionDays() {
    return 400;
  }

  @Override
  public Keeping keeping() {
    return new Keeping(400, 90, 800, 3_650, 90);
  }
}
