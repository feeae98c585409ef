package org.waybill.collector.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.waybill.collector.share.Node.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.collector.block.Block.Kind;
import org.waybill.collector.block.Block.Subject;
import org.waybill.collector.privacy.Choice.Wish;
import org.waybill.collector.recording.RecordingSwitch;
import org.waybill.collector.store.Noticeboard;
import org.waybill.collector.store.postgres.EmptyPostgres;
import org.waybill.collector.store.postgres.PostgresAddress;
import org.waybill.journal.FaultyDisk;
import org.waybill.journal.FaultyDisk.Operation;
import org.waybill.journal.FolderDisk;
import org.waybill.wire.PersonCode;
import org.waybill.wire.RecordingState;

/** What is decided at one collector, and the others on a real PostgreSQL. */
@Timeout(300)
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class SharingTest {

  private static final Instant NOW = Instant.parse("2026-11-02T10:00:00Z");
  private static final PersonCode ANNA = new PersonCode(0x0123456789abcdefL);
  private static final PersonCode BERT = new PersonCode(-2);
  private static final Subject EVIL = new Subject(Kind.TARGET, "evil.example");
  private static final Subject SENDER = new Subject(Kind.SENDER, "hijacked@sender.example");
  private static final String SHOP = "shop.example";
  private static final String ONE = "0123456789abcdef";
  private static final String TWO = "fedcba9876543210";

  @TempDir Path folder;
  private PostgresAddress database;
  private volatile Instant now = NOW;
  private final List<AutoCloseable> open = new ArrayList<>();

  @BeforeEach
  void make() {
    database = EmptyPostgres.address(folder);
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable each : open.reversed()) {
      each.close();
    }
  }

  /** A node that nobody has connected yet. */
  private Node node(String name) throws IOException {
    return node(name, Duration.ZERO);
  }

  private Node node(String name, Duration ahead) throws IOException {
    Node node = new Node(folder.resolve(name), () -> now.plus(ahead));
    open.add(node);
    return node;
  }

  /** One whose end of the database can be cut. */
  private Cable cable() throws IOException {
    Cable cable = new Cable(database);
    open.addFirst(cable);
    return cable;
  }

  private void end(Node node) throws IOException {
    open.remove(node);
    node.close();
  }

  private static boolean stops(Node node, String host) {
    return node.blocks.stops("https://" + host + "/", Optional.empty());
  }

  private static boolean isRecording(Node node) {
    return node.recording.isOn();
  }

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
