package org.waybill.collector.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.waybill.collector.privacy.Withdrawals.Condition;
import org.waybill.collector.recording.Recording.Hand;
import org.waybill.collector.spike.Spike;
import org.waybill.hosts.HostFault;
import org.waybill.hosts.HostState;

/** Decides from the facts how each aspect is; asks nothing that waits for the store. */
final class Checks {

  private static final Duration LAG_BAD = Duration.ofMinutes(1);
  private static final Duration LAG_WORST = Duration.ofMinutes(5);
  private static final Duration LOOP_BAD = Duration.ofMillis(100);
  private static final Duration LOOP_WORST = Duration.ofMillis(500);

  /** One round that failed is made again; of judging the next comes a second later. */
  private static final Duration ROUNDS_BAD = Duration.ofSeconds(30);

  private static final Duration ROUNDS_WORST = Duration.ofHours(1);

  /** A mailet asks every 3 s, and after failures at the latest every 30 s. */
  private static final Duration SILENCE_BAD = Duration.ofMinutes(2);

  private static final Duration BACKUP_BAD = Duration.ofDays(7);

  /** A renewal that has not come by then most likely fails. */
  private static final Duration CERTIFICATE_BAD = Duration.ofDays(14);

  /** The journal gives up beyond 64 MiB. */
  private static final double QUEUE_BAD = 8 << 20;

  private static final double QUEUE_WORST = 32 << 20;

  private static final double DISK_BAD = 2e9;
  private static final double DISK_WORST = 256e6;

  private final Facts facts;
  private final Instant now;
  private final List<Check> checks = new ArrayList<>();

  private Checks(Facts facts, Instant now) {
    this.facts = facts;
    this.now = now;
  }

  static List<Check> of(Facts facts, Instant now) {
    Checks checks = new Checks(facts, now);
    checks.recording();
    checks.journal();
    checks.store();
    checks.surroundings();
    checks.mailets();
    new TreeMap<>(facts.hosts()).forEach(checks::host);
    return checks.checks;
  }

  private void recording() {
    boolean on = facts.recording().isOn();
    boolean wanted = !(facts.recording().hand() instanceof Hand.Nobody);
    boolean kept = facts.recording().isKept();
    HealthState health =
        !kept || !(on || wanted)
            ? HealthState.UNHEALTHY
            : on ? HealthState.HEALTHY : HealthState.DEGRADED;
    String word = !kept ? "unkept" : on ? "on" : wanted ? "off" : "damaged";
    checks.add(Check.of(Aspect.RECORDING, health, new Measure.Word(word)));
    domains();
    withdrawals();
    blocks();
    facts.spikes().ifPresent(this::spikes);
    Optional<Instant> lost = facts.alerts().lit(Mishap.LOSS);
    HealthState losses =
        lost.map(at -> facts.isLosing() ? HealthState.UNHEALTHY : HealthState.DEGRADED)
            .orElse(HealthState.HEALTHY);
    checks.add(Check.of(Aspect.LOSSES, losses, Measure.hits(facts.losses()), Measure.hits(1)));
  }

  /** Somebody wanted it, so it is degraded as with the switch of everything. */
  private void domains() {
    switch (facts.domains()) {
      case KEPT -> {
        for (String domain : facts.domainsOff()) {
          checks.add(
              new Check(
                  Aspect.DOMAINS,
                  domain,
                  HealthState.DEGRADED,
                  new Measure.Word("off"),
                  Optional.empty()));
        }
        if (facts.domainsOff().isEmpty()) {
          checks.add(Check.of(Aspect.DOMAINS, HealthState.HEALTHY, new Measure.Word("on")));
        }
      }
      case UNKEPT ->
          checks.add(
              Check.of(Aspect.DOMAINS, HealthState.UNHEALTHY, new Measure.Word("not-on-disk")));
      case DAMAGED ->
          checks.add(
              Check.of(Aspect.DOMAINS, HealthState.UNHEALTHY, new Measure.Word("unreadable")));
    }
  }

  private void withdrawals() {
    boolean kept = facts.withdrawals() == Condition.KEPT;
    Measure.Word word =
        switch (facts.withdrawals()) {
          case KEPT -> new Measure.Word("kept");
          case UNKEPT -> new Measure.Word("not-on-disk");
          case DAMAGED -> new Measure.Word("unreadable");
        };
    checks.add(
        Check.of(Aspect.WITHDRAWALS, kept ? HealthState.HEALTHY : HealthState.UNHEALTHY, word));
  }

  /** An unreadable one is worse than one that is not on disk: links that were stopped lead on. */
  private void blocks() {
    checks.add(
        switch (facts.blockList()) {
          case KEPT ->
              Check.of(Aspect.BLOCKS, HealthState.HEALTHY, Measure.blocks(facts.blocked()));
          case UNKEPT ->
              Check.of(Aspect.BLOCKS, HealthState.DEGRADED, new Measure.Word("not-on-disk"));
          case DAMAGED ->
              Check.of(Aspect.BLOCKS, HealthState.UNHEALTHY, new Measure.Word("unreadable"));
        });
  }

  /** Of a sender the newest; it is told like what cannot be mended, until somebody has seen it. */
  private void spikes(List<Spike> spikes) {
    Set<String> senders = new HashSet<>();
    for (Spike spike : spikes) {
      if (facts.alerts().isToTell(spike.at()) && senders.add(spike.sender())) {
        checks.add(
            new Check(
                Aspect.SPIKES,
                spike.sender(),
                HealthState.DEGRADED,
                Measure.hosts(spike.hosts()),
                Optional.of(Measure.hosts(spike.limit()))));
      }
    }
    if (senders.isEmpty()) {
      checks.add(Check.of(Aspect.SPIKES, HealthState.HEALTHY, new Measure.Word("none")));
    }
  }

  private void journal() {
    double queued = facts.queuedBytes();
    checks.add(
        Check.of(
            Aspect.QUEUE,
            HealthState.above(queued, QUEUE_BAD, QUEUE_WORST),
            Measure.bytes(queued),
            Measure.bytes(QUEUE_BAD)));
    checks.add(
        Check.of(
            Aspect.DAMAGE,
            facts.alerts().isLit(Mishap.DAMAGE) ? HealthState.DEGRADED : HealthState.HEALTHY,
            Measure.bytes((double) facts.damagedBytes()),
            Measure.bytes(1)));
    double free = facts.diskFree();
    checks.add(
        Check.of(
            Aspect.DISK,
            HealthState.below(free, DISK_BAD, DISK_WORST),
            Measure.bytes(free),
            Measure.bytes(DISK_BAD)));
  }

  private void store() {
    checks.add(
        switch (facts.readiness()) {
          case Readiness.Ready ready ->
              Check.of(Aspect.STORE, HealthState.HEALTHY, new Measure.Word("ready"));
          case Readiness.Replaying replaying ->
              Check.of(Aspect.STORE, HealthState.DEGRADED, new Measure.Word("replaying"));
          case Readiness.StoreAway away ->
              Check.of(Aspect.STORE, HealthState.UNHEALTHY, new Measure.Word("away"));
        });
    facts
        .sharingFailing()
        .ifPresent(failing -> above(Aspect.SHARING, failing, ROUNDS_BAD, ROUNDS_WORST));
    above(Aspect.STORE_LAG, facts.lag(), LAG_BAD, LAG_WORST);
    above(Aspect.JUDGING, facts.judgingFailing(), ROUNDS_BAD, ROUNDS_WORST);
    above(Aspect.PURGING, facts.purgingFailing(), ROUNDS_BAD, ROUNDS_WORST.multipliedBy(24));
    backup();
  }

  /** Where none was ever made, the time runs from the first start: a new folder has a week too. */
  private void backup() {
    Optional<Instant> last = facts.lastBackup();
    Duration without = Duration.between(last.orElseGet(facts::installed), now);
    checks.add(
        Check.of(
            Aspect.BACKUP,
            without.compareTo(BACKUP_BAD) < 0 ? HealthState.HEALTHY : HealthState.DEGRADED,
            last.isPresent() ? Measure.of(without) : new Measure.Word("never"),
            Measure.of(BACKUP_BAD)));
  }

  private void surroundings() {
    above(Aspect.EVENT_LOOP, facts.loopLag(), LOOP_BAD, LOOP_WORST);
    boolean refused = facts.isKeyFileRefused();
    checks.add(
        Check.of(
            Aspect.KEY_FILE,
            refused ? HealthState.DEGRADED : HealthState.HEALTHY,
            new Measure.Word(refused ? "refused" : "taken")));
    facts
        .reportMailFailing()
        .ifPresent(
            failing ->
                checks.add(
                    Check.of(
                        Aspect.REPORT_MAIL,
                        failing.isZero() ? HealthState.HEALTHY : HealthState.DEGRADED,
                        failing.isZero() ? new Measure.Word("ready") : Measure.of(failing))));
  }

  private void mailets() {
    new TreeMap<>(facts.mailetSilence())
        .forEach(
            (node, silence) ->
                checks.add(
                    new Check(
                        Aspect.MAILET,
                        node,
                        silence.compareTo(SILENCE_BAD) < 0
                            ? HealthState.HEALTHY
                            : HealthState.DEGRADED,
                        Measure.of(silence),
                        Optional.of(Measure.of(SILENCE_BAD)))));
    if (facts.mailetSilence().isEmpty()) {
      boolean young = facts.uptime().compareTo(SILENCE_BAD) < 0;
      checks.add(
          Check.of(
              Aspect.MAILET,
              young ? HealthState.HEALTHY : HealthState.DEGRADED,
              new Measure.Word("never"),
              Measure.of(SILENCE_BAD)));
    }
  }

  private void host(String name, HostState state) {
    checks.add(
        switch (state) {
          case HostState.Unchecked unchecked ->
              host(name, HealthState.HEALTHY, new Measure.Word("never"));
          case HostState.Down down ->
              host(name, HealthState.UNHEALTHY, new Measure.Word(word(down.why().fault())));
          case HostState.Up up when up.until().isEmpty() ->
              host(name, HealthState.HEALTHY, new Measure.Word("ready"));
          case HostState.Up up -> certificate(name, Duration.between(now, up.until().get()));
        });
  }

  private static Check certificate(String name, Duration left) {
    return new Check(
        Aspect.HOST,
        name,
        left.compareTo(CERTIFICATE_BAD) < 0 ? HealthState.DEGRADED : HealthState.HEALTHY,
        Measure.of(left.isNegative() ? Duration.ZERO : left),
        Optional.of(Measure.of(CERTIFICATE_BAD)));
  }

  private static Check host(String name, HealthState health, Measure found) {
    return new Check(Aspect.HOST, name, health, found, Optional.empty());
  }

  private static String word(HostFault fault) {
    return "host-" + fault.name().toLowerCase(Locale.ROOT);
  }

  private void above(Aspect aspect, Duration time, Duration bad, Duration worst) {
    HealthState health = HealthState.above(seconds(time), seconds(bad), seconds(worst));
    checks.add(Check.of(aspect, health, Measure.of(time), Measure.of(bad)));
  }

  private static double seconds(Duration time) {
    return time.toMillis() / 1_000.0;
  }
}
