package org.waybill.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.waybill.wire.KeyRing;
import org.waybill.wire.Opened;
import org.waybill.wire.Sealer;
import org.waybill.wire.Seals;
import org.waybill.wire.TrackedPath;
import org.waybill.wire.TrackingUrl;

class HostWatchTest {

  private static final Instant START = Instant.parse("2026-11-02T10:00:00Z");
  private static final TrackingUrl ONE = TrackingUrl.parse("https://one.example");
  private static final TrackingUrl TWO = TrackingUrl.parse("https://two.example");
  private static final HostAnswer RIGHT = new HostAnswer.Right(Optional.empty());
  private static final HostAnswer WRONG = new HostAnswer.Wrong(HostFault.NAME, "no such name");

  private final KeyRing keys =
      KeyRing.generate(START.minus(Duration.ofDays(1)), new SecureRandom());
  private final Map<TrackingUrl, HostAnswer> world = new HashMap<>(Map.of(ONE, RIGHT, TWO, RIGHT));
  private final List<TrackingUrl> visited = Collections.synchronizedList(new ArrayList<>());
  private final List<Optional<SealedLink>> links = Collections.synchronizedList(new ArrayList<>());
  private Instant now = START;
  private Optional<Sealer> key = sealer(keys);
  private HostWatch watch = watch(new HostChecks(HostCheck.FULL, Map.of(), HostChecks.WITHIN));

  @AfterEach
  void close() {
    watch.close();
  }

  @Test
  void hostShouldBeUsableAfterTheFirstRightCheck() throws Exception {
    assertThat(watch.isUsable(ONE)).isFalse();
    assertThat(watch.troubles()).hasSize(2).allMatch(text -> text.contains("not been checked yet"));

    watch.turn();

    assertThat(watch.areUsable()).isTrue();
    assertThat(watch.troubles()).isEmpty();
  }

  @Test
  void hostThatIsNotWatchedShouldNotBeUsable() throws Exception {
    watch.turn();

    assertThat(watch.isUsable(TrackingUrl.parse("https://three.example"))).isFalse();
  }

  @Test
  void linkShouldLeadToItsTargetForHoldersOfTheKeyAlone() throws Exception {
    watch.turn();

    SealedLink link = links.get(0).orElseThrow();
    TrackedPath path = TrackedPath.of(link.path()).orElseThrow();
    Opened opened = Seals.of(keys).open(path.kind(), path.token());
    assertThat(((Opened.Known) opened).token().target()).isEqualTo(link.target());
    KeyRing others = KeyRing.generate(START, new SecureRandom());
    assertThat(Seals.of(others).open(path.kind(), path.token())).isInstanceOf(Opened.Refused.class);
    assertThat(links).doesNotHaveDuplicates();
  }

  @Test
  void oneHostThatFailsShouldNotKeepTheOthersFromUse() throws Exception {
    world.put(TWO, WRONG);

    watch.turn();

    assertThat(watch.isUsable(ONE)).isTrue();
    assertThat(watch.isUsable(TWO)).isFalse();
    assertThat(watch.troubles())
        .singleElement()
        .asString()
        .contains("tracking host https://two.example is not used since 2026-11-02T10:00:00Z")
        .contains("its name does not resolve (no such name); check its DNS record");
  }

  @Test
  void hostThatBreaksShouldNotBeUsedWithinTheInterval() throws Exception {
    watch.turn();
    world.put(TWO, WRONG);

    passes(HostChecks.WITHIN);

    assertThat(watch.isUsable(TWO)).isFalse();
  }

  @Test
  void hostThatIsAwayForAnHourShouldBeUsedAgainByItself() throws Exception {
    world.put(TWO, WRONG);
    watch.turn();
    for (Instant end = now.plus(Duration.ofHours(1)); now.isBefore(end); ) {
      passes(Duration.ofSeconds(10));
      assertThat(watch.isUsable(TWO)).isFalse();
    }

    world.put(TWO, RIGHT);
    passes(HostChecks.WITHIN);
    assertThat(watch.isUsable(TWO)).as("after one right check").isFalse();
    passes(HostChecks.WITHIN);
    assertThat(watch.isUsable(TWO)).isTrue();
  }

  @Test
  void packetThatIsLostShouldNotEndItsUse() throws Exception {
    List<HostAnswer> answers = new ArrayList<>(List.of(WRONG, RIGHT));
    watch = watch(Set.of(ONE), (url, link, limit) -> answers.remove(0));

    watch.turn();

    assertThat(watch.isUsable(ONE)).isTrue();
  }

  @Test
  void hostShouldNotBeVisitedBeforeItIsDue() throws Exception {
    watch.turn();
    visited.clear();

    now = now.plusSeconds(19);
    watch.turn();

    assertThat(visited).isEmpty();
  }

  @Test
  void hostShouldBeVisitedWhenTheClockWasPutBack() throws Exception {
    watch.turn();
    visited.clear();

    now = now.minus(Duration.ofHours(1));
    watch.turn();

    assertThat(visited).containsExactlyInAnyOrder(ONE, TWO);
  }

  @Test
  void hostShouldBeVisitedAtOnceWithAnotherKey() throws Exception {
    watch.turn();
    visited.clear();
    key = sealer(KeyRing.generate(START.minus(Duration.ofDays(1)), new SecureRandom()));

    watch.turn();

    assertThat(visited).containsExactlyInAnyOrder(ONE, TWO);
  }

  @Test
  void hostShouldWaitForAKey() throws Exception {
    key = Optional.empty();

    watch.turn();

    assertThat(visited).isEmpty();
    assertThat(watch.isUsable(ONE)).isFalse();
  }

  @Test
  void tlsCheckShouldFollowNoLinkAndNeedNoKey() throws Exception {
    key = Optional.empty();
    watch = watch(new HostChecks(HostCheck.TLS, Map.of(), HostChecks.WITHIN));

    watch.turn();

    assertThat(links).hasSize(2).allMatch(Optional::isEmpty);
    assertThat(watch.areUsable()).isTrue();
  }

  @Test
  void hostWhoseCheckIsOffShouldBeUsableWithoutAVisit() throws Exception {
    world.put(ONE, WRONG);
    watch =
        watch(
            new HostChecks(
                HostCheck.FULL, Map.of("one.example", HostCheck.OFF), HostChecks.WITHIN));

    watch.turn();

    assertThat(watch.isUsable(ONE)).isTrue();
    assertThat(visited).containsExactly(TWO);
  }

  @Test
  void hostThatHangsShouldBeGivenUpAndNotKeepTheOthers() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    watch =
        watch(
            Set.of(ONE, TWO),
            (url, link, limit) -> url.equals(ONE) ? RIGHT : stuck(never),
            Duration.ofSeconds(1));

    watch.turn();

    assertThat(watch.isUsable(ONE)).isTrue();
    assertThat(watch.troubles()).singleElement().asString().contains("no answer in time");
  }

  @Test
  void visitThatFailsShouldCountAsWrong() throws Exception {
    watch =
        watch(
            Set.of(ONE),
            (url, link, limit) -> {
              throw new IllegalStateException("out of order");
            });

    watch.turn();

    assertThat(watch.troubles()).singleElement().asString().contains("out of order");
  }

  @Test
  void certificateThatIsAboutToExpireShouldBeATrouble() throws Exception {
    world.put(ONE, new HostAnswer.Right(Optional.of(START.plus(Duration.ofDays(13)))));
    world.put(TWO, new HostAnswer.Right(Optional.of(START.plus(Duration.ofDays(15)))));

    watch.turn();

    assertThat(watch.areUsable()).isTrue();
    assertThat(watch.troubles())
        .singleElement()
        .asString()
        .contains("certificate of tracking host https://one.example expires at 2026-11-15");
  }

  private static HostAnswer stuck(CountDownLatch never) {
    try {
      never.await();
      return RIGHT;
    } catch (InterruptedException e) {
      return WRONG;
    }
  }

  /** A second after the other, as the watch's own thread would see them. */
  private void passes(Duration time) throws InterruptedException {
    for (long i = 0; i < time.toSeconds(); i++) {
      now = now.plusSeconds(1);
      watch.turn();
    }
  }

  private HostWatch watch(HostChecks checks) {
    Set<TrackingUrl> both = new LinkedHashSet<>(List.of(ONE, TWO));
    return new HostWatch(both, checks, () -> key, this::visit, () -> now);
  }

  private HostWatch watch(Set<TrackingUrl> urls, Visitor visitor) {
    return watch(urls, visitor, HostChecks.WITHIN);
  }

  private HostWatch watch(Set<TrackingUrl> urls, Visitor visitor, Duration within) {
    HostChecks checks = new HostChecks(HostCheck.FULL, Map.of(), within);
    return new HostWatch(urls, checks, () -> key, visitor, () -> now);
  }

  private HostAnswer visit(TrackingUrl url, Optional<SealedLink> link, Duration limit) {
    visited.add(url);
    links.add(link);
    return world.getOrDefault(url, WRONG);
  }

  private static Optional<Sealer> sealer(KeyRing keys) {
    return Seals.of(keys).sealer(START, keys.fingerprints());
  }
}
