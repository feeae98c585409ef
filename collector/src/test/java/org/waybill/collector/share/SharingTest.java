package org.waybill.collector.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.waybill.collector.share.Node.await;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.waybill.collector.block.Block.Kind;
import org.waybill.collector.block.Block.Subject;
import org.waybill.collector.privacy.Choice.Wish;
import org.waybill.collector.recording.RecordingSwitch;
import org.waybill.collector.store.Noticeboard;
import org.waybill.collector.store.postgres.EmptyPostgres;
import org.waybill.journal.FaultyDisk;
import org.waybill.journal.FaultyDisk.Operation;
import org.waybill.journal.FolderDisk;
import org.waybill.wire.PersonCode;
import org.waybill.wire.RecordingState;

/** What is decided at one collector, and the others on a real PostgreSQL. */
@Timeout(300)
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class SharingTest extends SharingFixture {

  @Test
  void everyDecisionShouldHoldAtTheOthersAndSoShouldItsEnd() throws Exception {
    Node a = node("a").on(database);
    Node b = node("b").on(database);
    Node c = node("c").on(database);
    a.choose(ANNA, Wish.WITHDRAWN);
    a.block(EVIL);
    a.turn(RecordingState.OFF);
    a.domainOff(SHOP);
    for (Node other : List.of(b, c)) {
      await(() -> other.withdrawals.cover(ANNA));
      await(() -> stops(other, "www.evil.example"));
      await(() -> !isRecording(other));
      await(() -> other.isDomainOff(SHOP));
      assertThat(other.withdrawals.cover(BERT)).isFalse();
    }
    await(() -> b.recording.now().equals(a.recording.now()));
    assertThat(b.blocks.all()).isEqualTo(a.blocks.all());
    assertThat(b.domains.all()).isEqualTo(a.domains.all());

    b.choose(ANNA, Wish.RESUMED);
    b.unblock(EVIL);
    b.turn(RecordingState.ON);
    b.domainOn(SHOP);
    for (Node other : List.of(a, c)) {
      await(() -> !other.withdrawals.cover(ANNA));
      await(() -> !stops(other, "www.evil.example"));
      await(() -> isRecording(other));
      await(() -> !other.isDomainOff(SHOP));
      assertThat(other.domains.all()).isEqualTo(b.domains.all());
    }
  }

  @Test
  void kindsOfWhatIsBlockedShouldBeToldApart() throws Exception {
    Node a = node("a").on(database);
    Node b = node("b").on(database);
    Subject message = new Subject(Kind.MESSAGE, "Ab c@x.example".replace(" ", "_"));
    a.block(SENDER);
    a.block(message);
    await(() -> b.blocks.find(SENDER).isPresent() && b.blocks.find(message).isPresent());
    assertThat(b.blocks.all()).containsExactlyInAnyOrderElementsOf(a.blocks.all());
  }

  @Test
  void decisionShouldReachANodeThatWasNotThereAndHoldThroughItsRestart() throws Exception {
    Node a = node("a").on(database);
    a.choose(ANNA, Wish.WITHDRAWN);
    a.turn(RecordingState.OFF);
    a.block(EVIL);
    a.domainOff(SHOP);
    Node b = node("b").on(database);
    await(() -> b.withdrawals.cover(ANNA) && !isRecording(b) && stops(b, "evil.example"));
    await(() -> b.isDomainOff(SHOP));
    end(b);

    Node restarted = node("b");
    assertThat(restarted.withdrawals.cover(ANNA)).isTrue();
    assertThat(restarted.recording.now()).isEqualTo(a.recording.now());
    assertThat(stops(restarted, "evil.example")).isTrue();
    assertThat(restarted.isDomainOff(SHOP)).isTrue();
    a.unblock(EVIL);
    a.choose(ANNA, Wish.RESUMED);
    restarted.on(database);
    await(() -> !stops(restarted, "evil.example") && !restarted.withdrawals.cover(ANNA));
  }

  @Test
  void decisionShouldBeToldAfterAKillBeforeItWas() throws Exception {
    Node killed = node("a");
    killed.choose(ANNA, Wish.WITHDRAWN);
    killed.block(EVIL);
    killed.turn(RecordingState.OFF);
    killed.domainOff(SHOP);
    killed.domainOn(SHOP);
    killed.block(SENDER);
    killed.unblock(SENDER);
    end(killed);
    Node b = node("b");
    b.block(SENDER);
    b.on(database).awaitWell();

    now = NOW.plusSeconds(60);
    node("a").on(database);
    await(() -> b.withdrawals.cover(ANNA) && !isRecording(b) && stops(b, "evil.example"));
    await(() -> b.domains.wereEverOff());
    await(() -> b.blocks.find(SENDER).isEmpty());
  }

  @Test
  void everythingShouldBeToldToADatabaseThatHasNoneOfIt() throws Exception {
    Node a = node("a");
    for (int n = 1; n <= 2 * Exchange.PAGE + 1; n++) {
      a.choose(new PersonCode(n), Wish.WITHDRAWN);
    }
    a.on(database);
    Node b = node("b").on(database);
    await(() -> b.withdrawals.count() == 2 * Exchange.PAGE + 1);
  }

  @Test
  void decisionsShouldHoldHereWhileTheDatabaseIsAwayAndReachTheOthersAfterwards() throws Exception {
    Cable cable = cable();
    Node a = node("a").on(cable.address());
    Node b = node("b").on(database);
    a.awaitWell();
    cable.cut();
    await(() -> !a.sharing.failing().isZero());
    a.choose(ANNA, Wish.WITHDRAWN);
    a.block(EVIL);
    b.turn(RecordingState.OFF);
    assertThat(a.withdrawals.cover(ANNA)).isTrue();
    assertThat(stops(a, "evil.example")).isTrue();
    b.awaitWell();
    assertThat(b.withdrawals.cover(ANNA)).isFalse();

    cable.mend();
    await(() -> b.withdrawals.cover(ANNA) && stops(b, "evil.example") && !isRecording(a));
    a.awaitWell();
  }

  @Test
  void databaseThatWasPutBackShouldBeBroughtUpToDate() throws Exception {
    Cable cable = cable();
    Node a = node("a").on(cable.address());
    a.choose(ANNA, Wish.WITHDRAWN);
    a.block(EVIL);
    Node b = node("b").on(cable.address());
    await(() -> b.withdrawals.cover(ANNA) && stops(b, "evil.example"));
    cable.cut();
    await(() -> !a.sharing.failing().isZero() && !b.sharing.failing().isZero());
    EmptyPostgres.execute(database, "DELETE FROM decisions");
    EmptyPostgres.execute(database, "UPDATE decision_numbers SET last_no = 0");
    b.unblock(EVIL);
    cable.mend();
    await(() -> !stops(a, "evil.example"));
    Node c = node("c").on(database);
    await(() -> c.withdrawals.cover(ANNA));
    assertThat(stops(c, "evil.example")).isFalse();
  }

  @Test
  void whatARestoreBringsShouldBeTold() throws Exception {
    Node former = node("former");
    former.choose(ANNA, Wish.WITHDRAWN);
    former.block(EVIL);
    former.turn(RecordingState.OFF);
    former.domainOff(SHOP);
    Node restored = node("a");
    restored.withdrawals.merge(former.withdrawals.all());
    restored.blocks.merge(former.blocks.all());
    restored.domains.merge(former.domains.all());
    end(restored);
    RecordingSwitch.adopt(
        FolderDisk.at(folder.resolve("former")), FolderDisk.at(folder.resolve("a")));
    Node b = node("b").on(database);
    node("a").on(database);
    await(() -> b.withdrawals.cover(ANNA) && stops(b, "evil.example"));
    await(() -> !isRecording(b) && b.isDomainOff(SHOP));
  }

  @Test
  void decisionsShouldBeFoundWhenNobodyIsToldOfThem() throws Exception {
    Node a = node("a").on(database);
    Node b = node("b").on(database, Deaf::new);
    b.awaitWell();
    a.choose(ANNA, Wish.WITHDRAWN);
    await(() -> b.withdrawals.cover(ANNA));
  }

  @Test
  void errandOfAJamesShouldHoldEverywhereUntilTheLastJamesHasItOn() throws Exception {
    Node a = node("a").on(database);
    Node b = node("b").on(database);
    a.errand(ONE, RecordingState.OFF, "*");
    a.errand(ONE, RecordingState.OFF, SHOP);
    await(() -> !isRecording(b) && b.isDomainOff(SHOP));
    b.errand(TWO, RecordingState.OFF, "*");
    b.errand(TWO, RecordingState.OFF, SHOP);
    await(() -> a.recording.now().by().contains(TWO));
    await(() -> a.domains.off().getFirst().by().contains(TWO));
    b.errand(ONE, RecordingState.ON, "*");
    b.errand(ONE, RecordingState.ON, SHOP);
    await(() -> a.recording.now().by().equals("James " + TWO));
    await(() -> a.domains.off().getFirst().by().equals("James " + TWO));
    a.errand(TWO, RecordingState.ON, "*");
    a.errand(TWO, RecordingState.ON, SHOP);
    await(() -> isRecording(b) && !b.isDomainOff(SHOP));
  }

  @Test
  void whatCannotBeKeptShouldBeTriedAgainAndNotStopTheRest() throws Exception {
    Node a = node("a").on(database);
    a.turn(RecordingState.OFF);
    Node b = node("b").on(database);
    await(() -> !isRecording(b));
    b.disk.fault(FaultyDisk.failing(Operation.FORCE));
    a.turn(RecordingState.ON);
    a.choose(ANNA, Wish.WITHDRAWN);
    await(() -> b.withdrawals.cover(ANNA));
    await(() -> !b.sharing.failing().isZero());
    assertThat(isRecording(b)).isFalse();

    b.disk.heal();
    await(() -> isRecording(b));
    b.awaitWell();
    assertThat(isRecording(a)).isTrue();
  }

  /** Hears everything but that there is something to hear. */
  private record Deaf(Noticeboard board) implements Noticeboard, AutoCloseable {
    @Override
    public List<Posted> after(long number, int most) {
      return board.after(number, most);
    }

    @Override
    public List<Posted> post(List<Notice> notices, long read) {
      return board.post(notices, read);
    }

    @Override
    public boolean await(Duration most) {
      boolean unused = board.await(most);
      return false;
    }

    @Override
    public void close() throws Exception {
      ((AutoCloseable) board).close();
    }
  }
}
