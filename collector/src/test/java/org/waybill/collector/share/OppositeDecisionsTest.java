package org.waybill.collector.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.waybill.collector.share.Node.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.waybill.collector.privacy.Choice.Wish;
import org.waybill.wire.RecordingState;

/** Collectors that decide otherwise without knowing of each other come to the same in the end. */
@Timeout(300)
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class OppositeDecisionsTest extends SharingFixture {

  @Test
  void oppositeDecisionsShouldComeToTheLaterOneEverywhere() throws Exception {
    Node a = node("a");
    Node b = node("b");
    a.turn(RecordingState.OFF);
    a.choose(ANNA, Wish.WITHDRAWN);
    a.block(EVIL);
    a.domainOff(SHOP);
    now = NOW.plusSeconds(1);
    b.turn(RecordingState.OFF);
    b.turn(RecordingState.ON);
    b.choose(ANNA, Wish.WITHDRAWN);
    b.choose(ANNA, Wish.RESUMED);
    b.block(EVIL);
    b.unblock(EVIL);
    b.domainOff(SHOP);
    b.domainOn(SHOP);
    a.on(database);
    b.on(database);
    await(() -> isRecording(a) && !a.withdrawals.cover(ANNA) && !stops(a, "evil.example"));
    await(() -> !a.isDomainOff(SHOP) && a.domains.all().equals(b.domains.all()));
    Node c = node("c").on(database);
    await(() -> c.domains.all().equals(a.domains.all()));
    end(a);
    end(b);
    Node again = node("a").on(database);
    again.awaitWell();
    assertThat(isRecording(again)).isTrue();
    assertThat(stops(again, "evil.example")).isFalse();
    assertThat(again.withdrawals.cover(ANNA)).isFalse();
    assertThat(again.domains.cover("x@" + SHOP, NOW.toEpochMilli())).isTrue();
  }

  @Test
  void oppositeDecisionsOfOneMomentShouldComeToTheSaferOne() throws Exception {
    Node a = node("a");
    Node b = node("b", Duration.ofMillis(-1));
    a.turn(RecordingState.OFF);
    b.turn(RecordingState.OFF);
    b.turn(RecordingState.ON);
    a.choose(ANNA, Wish.WITHDRAWN);
    b.choose(ANNA, Wish.WITHDRAWN);
    b.choose(ANNA, Wish.RESUMED);
    a.block(EVIL);
    b.block(EVIL);
    b.unblock(EVIL);
    a.domainOff(SHOP);
    b.domainOff(SHOP);
    b.domainOn(SHOP);
    b.on(database).awaitWell();
    a.on(database);
    await(() -> b.withdrawals.cover(ANNA) && !isRecording(b) && stops(b, "evil.example"));
    await(() -> b.isDomainOff(SHOP));
    a.awaitWell();
    assertThat(isRecording(a)).isFalse();
    assertThat(a.withdrawals.cover(ANNA)).isTrue();
    assertThat(stops(a, "evil.example")).isTrue();
    assertThat(a.isDomainOff(SHOP)).isTrue();
  }

  @Test
  void laterDecisionShouldWinThoughItsClockIsBehind() throws Exception {
    Node ahead = node("a", Duration.ofSeconds(30)).on(database);
    Node behind = node("b").on(database);
    ahead.choose(ANNA, Wish.WITHDRAWN);
    ahead.block(EVIL);
    ahead.turn(RecordingState.OFF);
    ahead.domainOff(SHOP);
    await(() -> behind.isDomainOff(SHOP) && behind.withdrawals.cover(ANNA));
    await(() -> !isRecording(behind) && stops(behind, "evil.example"));

    behind.choose(ANNA, Wish.RESUMED);
    behind.unblock(EVIL);
    behind.turn(RecordingState.ON);
    behind.domainOn(SHOP);
    await(() -> !ahead.isDomainOff(SHOP) && !ahead.withdrawals.cover(ANNA));
    await(() -> isRecording(ahead) && !stops(ahead, "evil.example"));

    ahead.block(EVIL);
    await(() -> stops(behind, "evil.example"));
    behind.domainOff(SHOP);
    await(() -> ahead.isDomainOff(SHOP));
  }

  @Test
  void sameDecisionOnceMoreShouldOutdoItsEndOfMeanwhile() throws Exception {
    Cable cable = cable();
    Node a = node("a").on(cable.address());
    Node b = node("b").on(database);
    a.choose(ANNA, Wish.WITHDRAWN);
    a.block(EVIL);
    a.domainOff(SHOP);
    await(() -> b.withdrawals.cover(ANNA) && stops(b, "evil.example") && b.isDomainOff(SHOP));
    cable.cut();
    await(() -> !a.sharing.failing().isZero());
    now = NOW.plusSeconds(10);
    b.choose(ANNA, Wish.RESUMED);
    b.unblock(EVIL);
    b.domainOn(SHOP);
    b.awaitWell();
    now = NOW.plusSeconds(20);
    a.choose(ANNA, Wish.WITHDRAWN);
    a.block(EVIL);
    a.domainOff(SHOP);
    cable.mend();
    await(() -> b.withdrawals.cover(ANNA) && stops(b, "evil.example") && b.isDomainOff(SHOP));
    assertThat(a.withdrawals.cover(ANNA) && stops(a, "evil.example") && a.isDomainOff(SHOP))
        .isTrue();
  }

  @Test
  void jamesesThatSwitchAtTheSameTimeShouldAllBeWaitedFor() throws Exception {
    Cable cable = cable();
    Node a = node("a").on(cable.address());
    Node b = node("b").on(database);
    a.awaitWell();
    cable.cut();
    await(() -> !a.sharing.failing().isZero());
    a.errand(ONE, RecordingState.OFF, "*");
    a.errand(ONE, RecordingState.OFF, SHOP);
    now = NOW.plusSeconds(1);
    b.errand(TWO, RecordingState.OFF, "*");
    b.errand(TWO, RecordingState.OFF, SHOP);
    b.awaitWell();
    cable.mend();
    String both = "James " + ONE + ", " + TWO;
    await(() -> a.recording.now().by().equals(both) && b.recording.now().by().equals(both));
    await(() -> b.domains.off().getFirst().by().equals(both));
    b.errand(TWO, RecordingState.ON, "*");
    await(() -> a.recording.now().by().equals("James " + ONE));
    assertThat(isRecording(b)).isFalse();
  }

  @Test
  void whatAnAdminPutOffShouldStayOffThoughAJamesDidAtTheSameTime() throws Exception {
    Cable cable = cable();
    Node a = node("a").on(cable.address());
    Node b = node("b").on(database);
    a.awaitWell();
    cable.cut();
    await(() -> !a.sharing.failing().isZero());
    b.turn(RecordingState.OFF);
    b.domainOff(SHOP);
    b.awaitWell();
    now = NOW.plusSeconds(1);
    a.errand(ONE, RecordingState.OFF, "*");
    a.errand(ONE, RecordingState.OFF, SHOP);
    cable.mend();
    await(() -> a.recording.now().equals(b.recording.now()));
    await(() -> a.domains.off().getFirst().by().equals("command"));
    a.errand(ONE, RecordingState.ON, "*");
    a.errand(ONE, RecordingState.ON, SHOP);
    assertThat(isRecording(a)).isFalse();
    assertThat(a.isDomainOff(SHOP)).isTrue();
  }
}
