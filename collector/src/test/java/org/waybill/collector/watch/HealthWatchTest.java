package org.waybill.collector.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.waybill.collector.watch.HealthState.DEGRADED;
import static org.waybill.collector.watch.HealthState.HEALTHY;
import static org.waybill.collector.watch.HealthState.UNHEALTHY;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.waybill.collector.block.BlockList;
import org.waybill.collector.privacy.Withdrawals;
import org.waybill.collector.recording.DomainSwitches;
import org.waybill.collector.recording.Recording;
import org.waybill.collector.recording.Recording.Hand;
import org.waybill.collector.spike.Spike;
import org.waybill.collector.watch.HealthWatch.Condition;
import org.waybill.collector.watch.HealthWatch.Row;
import org.waybill.collector.words.Words;
import org.waybill.hosts.HostAnswer;
import org.waybill.hosts.HostFault;
import org.waybill.hosts.HostState;
import org.waybill.wire.RecordingState;

/** Each aspect, made worse by itself. */
class HealthWatchTest {

  private final SampleFacts facts = new SampleFacts();
  private final HealthWatch watch = new HealthWatch(facts, () -> facts.now);

  private HealthState of(Aspect aspect, Consumer<SampleFacts> worse) {
    SampleFacts other = new SampleFacts();
    worse.accept(other);
    Condition condition = new HealthWatch(other, () -> other.now).look();
    Row row = row(condition, aspect);
    if (row.check().health() != HEALTHY) {
      assertThat(condition.rows().getFirst()).as("the worst comes first").isEqualTo(row);
      assertThat(condition.health()).isEqualTo(row.check().health());
    }
    return row.check().health();
  }

  private static Row row(Condition condition, Aspect aspect) {
    return condition.rows().stream()
        .filter(row -> row.check().aspect() == aspect)
        .findFirst()
        .orElseThrow();
  }

  private static Recording off(Hand hand) {
    return new Recording(RecordingState.OFF, Optional.of(SampleFacts.NOW), hand, "");
  }

  @Test
  void conditionShouldBeHealthyWhenEveryAspectIs() {
    assertThat(watch.look().health()).isEqualTo(HEALTHY);
  }

  @Test
  void recordingThatSomebodySwitchedOffShouldBeDegradedAndADamagedFileUnhealthy() {
    assertThat(of(Aspect.RECORDING, it -> it.recording = off(new Hand.User("keller"))))
        .isEqualTo(DEGRADED);
    assertThat(of(Aspect.RECORDING, it -> it.recording = off(new Hand.Nobody())))
        .isEqualTo(UNHEALTHY);
    assertThat(
            of(
                Aspect.RECORDING,
                it ->
                    it.recording =
                        new Recording(
                            RecordingState.OFF,
                            Optional.of(SampleFacts.NOW),
                            new Hand.Command(),
                            "",
                            false)))
        .as("a restart would undo it")
        .isEqualTo(UNHEALTHY);
  }

  @Test
  void withdrawalsThatAreNotKnownOrNotKeptShouldBeUnhealthy() {
    assertThat(of(Aspect.WITHDRAWALS, it -> it.withdrawals = Withdrawals.Condition.DAMAGED))
        .isEqualTo(UNHEALTHY);
    assertThat(of(Aspect.WITHDRAWALS, it -> it.withdrawals = Withdrawals.Condition.UNKEPT))
        .isEqualTo(UNHEALTHY);
  }

  @Test
  void blockListThatCannotBeReadShouldBeWorseThanOneThatIsNotOnDisk() {
    assertThat(of(Aspect.BLOCKS, it -> it.blockList = BlockList.Condition.UNKEPT))
        .isEqualTo(DEGRADED);
    assertThat(of(Aspect.BLOCKS, it -> it.blockList = BlockList.Condition.DAMAGED))
        .isEqualTo(UNHEALTHY);
  }

  @Test
  void spikeOfASenderShouldBeDegradedUntilSomebodyHasSeenIt() {
    facts.spikes = List.of(new Spike("news@sender.example", 31, 25, SampleFacts.NOW));
    Row row = row(watch.look(), Aspect.SPIKES);
    assertThat(row.check().health()).isEqualTo(DEGRADED);
    assertThat(row.check().of()).isEqualTo("news@sender.example");
    facts.now = SampleFacts.NOW.plusSeconds(1);
    watch.acknowledge();
    assertThat(row(watch.look(), Aspect.SPIKES).check().health()).isEqualTo(HEALTHY);
  }

  @Test
  void trackingHostShouldBeUnhealthyWhileDownAndDegradedBeforeItsCertificateEnds() {
    assertThat(host(new HostState.Unchecked())).isEqualTo(HEALTHY);
    assertThat(host(new HostState.Up(Optional.empty()))).isEqualTo(HEALTHY);
    assertThat(host(new HostState.Up(Optional.of(SampleFacts.NOW.plus(Duration.ofDays(15))))))
        .isEqualTo(HEALTHY);
    assertThat(host(new HostState.Up(Optional.of(SampleFacts.NOW.plus(Duration.ofDays(13))))))
        .isEqualTo(DEGRADED);
    for (HostFault fault : HostFault.values()) {
      HostAnswer.Wrong wrong = new HostAnswer.Wrong(fault, "a test");
      assertThat(host(new HostState.Down(wrong, SampleFacts.NOW))).isEqualTo(UNHEALTHY);
      String key = "health.is.host-" + fault.name().toLowerCase(Locale.ROOT);
      assertThat(Words.english().text(key)).isNotBlank();
    }
  }

  private HealthState host(HostState state) {
    return of(Aspect.HOST, it -> it.hosts = Map.of("track.sender.example", state));
  }

  @Test
  void domainThatIsNotRecordedShouldBeDegradedAndADamagedFileUnhealthy() {
    assertThat(of(Aspect.DOMAINS, it -> it.domainsOff = List.of("news.example")))
        .isEqualTo(DEGRADED);
    assertThat(of(Aspect.DOMAINS, it -> it.domains = DomainSwitches.Condition.UNKEPT))
        .isEqualTo(UNHEALTHY);
    assertThat(of(Aspect.DOMAINS, it -> it.domains = DomainSwitches.Condition.DAMAGED))
        .isEqualTo(UNHEALTHY);
  }

  @Test
  void storeShouldBeWorseTheLongerItIsAwayOrBehind() {
    assertThat(of(Aspect.STORE, it -> it.readiness = new Readiness.StoreAway("gone")))
        .isEqualTo(UNHEALTHY);
    assertThat(of(Aspect.STORE, it -> it.readiness = new Readiness.Replaying(7)))
        .isEqualTo(DEGRADED);
    assertThat(of(Aspect.STORE_LAG, it -> it.lag = Duration.ofSeconds(59))).isEqualTo(HEALTHY);
    assertThat(of(Aspect.STORE_LAG, it -> it.lag = Duration.ofSeconds(60))).isEqualTo(DEGRADED);
    assertThat(of(Aspect.STORE_LAG, it -> it.lag = Duration.ofMinutes(5))).isEqualTo(UNHEALTHY);
  }

  @Test
  void roundsThatFailShouldBeSeen() {
    assertThat(of(Aspect.JUDGING, it -> it.judgingFailing = Duration.ofSeconds(1)))
        .isEqualTo(HEALTHY);
    assertThat(of(Aspect.JUDGING, it -> it.judgingFailing = Duration.ofMinutes(1)))
        .isEqualTo(DEGRADED);
    assertThat(of(Aspect.JUDGING, it -> it.judgingFailing = Duration.ofHours(1)))
        .isEqualTo(UNHEALTHY);
    assertThat(of(Aspect.PURGING, it -> it.purgingFailing = Duration.ofMinutes(1)))
        .isEqualTo(DEGRADED);
  }

  @Test
  void diskAndQueueShouldBeSeenBeforeHitsAreLost() {
    assertThat(of(Aspect.DISK, it -> it.free = 1_900_000_000L)).isEqualTo(DEGRADED);
    assertThat(of(Aspect.DISK, it -> it.free = 0)).isEqualTo(UNHEALTHY);
    assertThat(of(Aspect.QUEUE, it -> it.queued = 8 << 20)).isEqualTo(DEGRADED);
    assertThat(of(Aspect.QUEUE, it -> it.queued = 32 << 20)).isEqualTo(UNHEALTHY);
    assertThat(of(Aspect.EVENT_LOOP, it -> it.loopLag = Duration.ofSeconds(1)))
        .isEqualTo(UNHEALTHY);
  }

  @Test
  void surroundingsShouldBeSeen() {
    assertThat(of(Aspect.KEY_FILE, it -> it.keyFileRefused = true)).isEqualTo(DEGRADED);
    assertThat(
            of(
                Aspect.BACKUP,
                it -> it.lastBackup = Optional.of(SampleFacts.NOW.minus(Duration.ofDays(8)))))
        .isEqualTo(DEGRADED);
    assertThat(of(Aspect.REPORT_MAIL, it -> it.reportMail = Optional.of(Duration.ofMinutes(1))))
        .isEqualTo(DEGRADED);
    assertThat(of(Aspect.REPORT_MAIL, it -> it.reportMail = Optional.of(Duration.ZERO)))
        .isEqualTo(HEALTHY);
  }

  @Test
  void decisionsThatDoNotReachOtherCollectorsShouldBeSeenWhereThereCanBeOthers() {
    assertThat(watch.look().rows()).noneMatch(row -> row.check().aspect() == Aspect.SHARING);
    assertThat(of(Aspect.SHARING, it -> it.sharing = Optional.of(Duration.ofSeconds(29))))
        .isEqualTo(HEALTHY);
    assertThat(of(Aspect.SHARING, it -> it.sharing = Optional.of(Duration.ofSeconds(30))))
        .isEqualTo(DEGRADED);
    assertThat(of(Aspect.SHARING, it -> it.sharing = Optional.of(Duration.ofHours(1))))
        .isEqualTo(UNHEALTHY);
  }

  @Test
  void backupThatWasNeverMadeShouldBeANoteForAWeekAndDegradedAfterwards() {
    facts.lastBackup = Optional.empty();
    facts.installed = facts.now;
    assertThat(row(watch.look(), Aspect.BACKUP).check().isAwaiting()).isTrue();
    assertThat(watch.look().health()).isEqualTo(HEALTHY);

    facts.now = SampleFacts.NOW.plus(Duration.ofDays(7)).minusSeconds(1);
    assertThat(row(watch.look(), Aspect.BACKUP).check().isAwaiting()).isTrue();

    facts.now = SampleFacts.NOW.plus(Duration.ofDays(7));
    assertThat(row(watch.look(), Aspect.BACKUP).check().health()).isEqualTo(DEGRADED);
    assertThat(row(watch.look(), Aspect.BACKUP).check().isAwaiting()).isFalse();
  }

  @Test
  void mailetThatAsksNoMoreShouldBeNamed() {
    facts.mailets =
        Map.of("0123456789abcdef", Duration.ofMinutes(3), "fedcba9876543210", Duration.ZERO);
    Row worst = watch.look().rows().getFirst();

    assertThat(worst.check().aspect()).isEqualTo(Aspect.MAILET);
    assertThat(worst.check().of()).isEqualTo("0123456789abcdef");
    assertThat(worst.check().health()).isEqualTo(DEGRADED);
    assertThat(of(Aspect.MAILET, it -> it.mailets = Map.of())).isEqualTo(DEGRADED);
  }

  @Test
  void lossShouldStayLitUntilSomebodyHasSeenIt() {
    facts.lastLoss = Optional.of(facts.now);
    facts.losing = true;
    assertThat(row(watch.look(), Aspect.LOSSES).check().health()).isEqualTo(UNHEALTHY);

    facts.now = facts.now.plus(Duration.ofHours(2));
    facts.losing = false;
    assertThat(row(watch.look(), Aspect.LOSSES).check().health()).isEqualTo(DEGRADED);

    watch.acknowledge();
    assertThat(row(watch.look(), Aspect.LOSSES).check().health()).isEqualTo(HEALTHY);

    facts.now = facts.now.plusSeconds(1);
    facts.lastLoss = Optional.of(facts.now);
    assertThat(row(watch.look(), Aspect.LOSSES).check().health()).isEqualTo(DEGRADED);
  }

  @Test
  void mishapShouldGoOutByItselfAfterADay() {
    facts.lastLoss = Optional.of(facts.now);
    facts.damaged = 100;
    assertThat(row(watch.look(), Aspect.DAMAGE).check().health()).isEqualTo(DEGRADED);

    facts.now = facts.now.plus(Duration.ofHours(24));
    assertThat(watch.look().health()).isEqualTo(HEALTHY);
  }

  @Test
  void rowShouldSaySinceWhenItIsSo() {
    Instant begun = facts.now;
    facts.now = begun.plusSeconds(10);
    assertThat(row(watch.look(), Aspect.STORE).since()).isEqualTo(begun);

    facts.readiness = new Readiness.StoreAway("gone");
    facts.now = begun.plusSeconds(20);
    Instant away = facts.now;
    assertThat(row(watch.look(), Aspect.STORE).since()).isEqualTo(away);
    facts.now = begun.plusSeconds(30);
    assertThat(row(watch.look(), Aspect.STORE).since()).isEqualTo(away);

    facts.readiness = new Readiness.Ready();
    assertThat(row(watch.look(), Aspect.STORE).since()).isEqualTo(facts.now);
  }

  @Test
  void everyAspectShouldHaveItsTexts() {
    assertThat(Words.english().texts().keySet())
        .containsAll(
            Arrays.stream(Aspect.values()).map(aspect -> "health." + aspect.word()).toList())
        .containsAll(
            Arrays.stream(Aspect.values())
                .map(aspect -> "health." + aspect.word() + ".next")
                .toList())
        .containsAll(
            Arrays.stream(HealthState.values())
                .map(state -> "health.state." + state.word())
                .toList());
  }

  @Test
  void everyMetricThatIsNamedShouldBeThere() {
    try (Metrics metrics = new Metrics(facts)) {
      String scraped = metrics.scrape();
      for (Aspect aspect : Aspect.values()) {
        assertThat(scraped).containsPattern("(?m)^" + aspect.metric() + "[ {]");
      }
    }
  }
}
