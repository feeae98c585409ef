package org.waybill.collector.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.collector.access.AccessLog;
import org.waybill.collector.access.Accounts;
import org.waybill.collector.recording.Recording.Hand;
import org.waybill.journal.FaultyDisk;
import org.waybill.journal.FaultyDisk.Operation;
import org.waybill.journal.FolderDisk;
import org.waybill.wire.Allowance;
import org.waybill.wire.RecordingState;
import org.waybill.wire.SwitchErrand;

/** What the kill switches of Jameses may end and begin, beside the admins of the collector. */
class JamesBoardTest {

  private static final Instant NOW = Instant.parse("2026-11-02T10:00:00Z");
  private static final String ONE = "0123456789abcdef";
  private static final String TWO = "fedcba9876543210";
  private static final String SHOP = "shop.example";

  @TempDir Path folder;
  private Instant now = NOW;
  private FaultyDisk disk;
  private AccessLog log;
  private Accounts accounts;
  private JamesBoard board;

  @BeforeEach
  void open() throws IOException {
    InstantSource clock = () -> now;
    Path data = Files.createDirectory(folder.resolve("data"));
    Path logs = Files.createDirectory(folder.resolve("log"));
    disk = new FaultyDisk(FolderDisk.at(data));
    log = AccessLog.open(FolderDisk.at(logs), clock, 7);
    accounts = Accounts.open(disk, "admin", log, clock);
    begin();
  }

  private void begin() {
    InstantSource clock = () -> now;
    board =
        new JamesBoard(
            new SwitchBoard(RecordingSwitch.open(disk, clock), accounts),
            new DomainBoard(DomainSwitches.open(disk, clock), accounts));
  }

  @AfterEach
  void close() throws Exception {
    log.close();
  }

  private void off(String node, String scope) throws IOException {
    board.obey(node, new SwitchErrand("t", RecordingState.OFF, scope, "a complaint"));
  }

  private void on(String node, String scope) throws IOException {
    board.obey(node, new SwitchErrand("t", RecordingState.ON, scope, ""));
  }

  private Recording recording() {
    return board.board().now();
  }

  private Optional<DomainOff> shop() {
    return board.domains().domains().find(SHOP);
  }

  private Allowance allowed() {
    return new NewMail(board.board().recording(), board.domains().domains()).allowed();
  }

  private String logged() throws IOException {
    StringBuilder text = new StringBuilder();
    try (var files = Files.list(folder.resolve("log"))) {
      for (Path file : files.sorted().toList()) {
        text.append(Files.readString(file));
      }
    }
    return text.toString();
  }

  @Test
  void jamesShouldSwitchAllOffAndOnAgainAndTheLogSayWhich() throws Exception {
    off(ONE, "*");
    assertThat(recording().words())
        .isEqualTo("off since 2026-11-02T10:00:00Z, by James " + ONE + ": a complaint");
    assertThat(allowed()).isEqualTo(Allowance.NOTHING);

    on(ONE, "*");
    assertThat(recording().isOn()).isTrue();
    assertThat(allowed()).isEqualTo(Allowance.EVERYTHING);
    assertThat(logged())
        .contains("recording switched off: a complaint", "recording switched on", "James " + ONE);
  }

  @Test
  void jamesShouldSwitchADomainOffAndOnAgainAndTheLogSayWhich() throws Exception {
    off(ONE, SHOP);
    assertThat(shop().orElseThrow().by()).isEqualTo("James " + ONE);
    assertThat(allowed().domainsOff()).containsExactly(SHOP);
    assertThat(recording().isOn()).isTrue();

    on(ONE, SHOP);
    assertThat(shop()).isEmpty();
    assertThat(logged())
        .contains(
            "recording switched off for mail of shop.example: a complaint",
            "recording switched on for mail of shop.example",
            "James " + ONE);
  }

  @Test
  void whatAJamesSwitchedShouldHoldThroughARestart() throws Exception {
    off(ONE, "*");
    off(ONE, SHOP);
    begin();

    assertThat(recording().hand()).isEqualTo(new Hand.James(Jameses.of(ONE)));
    assertThat(shop().orElseThrow().by()).isEqualTo("James " + ONE);
    on(ONE, "*");
    on(ONE, SHOP);
    assertThat(allowed()).isEqualTo(Allowance.EVERYTHING);
  }

  @Test
  void whatAnAdminSwitchedOffShouldStayOff() throws Exception {
    board.board().turn(RecordingState.OFF, "the works council asks");
    board.domains().off(SHOP, "the works council asks");
    off(ONE, "*");
    off(ONE, SHOP);
    on(ONE, "*");
    on(ONE, SHOP);

    assertThat(recording().hand()).isEqualTo(new Hand.Command());
    assertThat(shop().orElseThrow().by()).isEqualTo("command");
    assertThat(logged())
        .contains(
            "recording is off already, by the command line",
            "recording stays off, by the command line",
            "recording is off for mail of shop.example already, by command",
            "recording is off for mail of shop.example still, by command");
  }

  @Test
  void adminShouldTakeOverWhatAJamesSwitchedOffAndEndIt() throws Exception {
    off(ONE, "*");
    board.board().turn(RecordingState.OFF, "it stays so");
    on(ONE, "*");
    assertThat(recording().isOn()).isFalse();

    off(ONE, "*");
    off(ONE, SHOP);
    board.board().turn(RecordingState.ON, "");
    board.domains().on(SHOP, "");
    on(ONE, "*");
    on(ONE, SHOP);
    assertThat(allowed()).isEqualTo(Allowance.EVERYTHING);
  }

  @Test
  void itShouldStayOffUntilTheLastJamesHasItOnAgain() throws Exception {
    off(ONE, "*");
    off(ONE, SHOP);
    now = NOW.plusSeconds(60);
    off(TWO, "*");
    off(TWO, SHOP);
    begin();
    on(ONE, "*");
    on(ONE, SHOP);

    assertThat(recording().words())
        .isEqualTo("off since 2026-11-02T10:00:00Z, by James " + TWO + ": a complaint");
    assertThat(shop().orElseThrow())
        .isEqualTo(new DomainOff(SHOP, NOW, Optional.empty(), "James " + TWO, "a complaint"));
    begin();
    on(TWO, "*");
    on(TWO, SHOP);
    assertThat(allowed()).isEqualTo(Allowance.EVERYTHING);
  }

  @Test
  void itShouldBeOffByTenJamesesAtMost() throws Exception {
    for (int n = 0; n < 12; n++) {
      off("%016x".formatted(n), "*");
      off("%016x".formatted(n), SHOP);
    }
    begin();
    assertThat(recording().by()).endsWith(", 0000000000000009");
    for (int n = 0; n < 12; n++) {
      on("%016x".formatted(n), "*");
      on("%016x".formatted(n), SHOP);
    }
    assertThat(allowed()).isEqualTo(Allowance.EVERYTHING);
  }

  @Test
  void offShouldHoldAndNotBeConfirmedUntilItIsOnDisk() throws Exception {
    for (String scope : new String[] {"*", SHOP}) {
      disk.fault(FaultyDisk.failing(Operation.FORCE));
      assertThatThrownBy(() -> off(ONE, scope)).isInstanceOf(IOException.class);
      assertThatThrownBy(() -> off(ONE, scope)).isInstanceOf(IOException.class);
      assertThat(allowed()).isNotEqualTo(Allowance.EVERYTHING);
      disk.heal();
      off(ONE, scope);
      begin();
      assertThat(allowed()).isNotEqualTo(Allowance.EVERYTHING);
      on(ONE, scope);
    }
  }

  @Test
  void jamesShouldNotSayWhichDomainsAreOffWhereNobodyKnows() throws Exception {
    Files.writeString(folder.resolve("data/recording-domains"), "nonsense");
    begin();
    assertThat(allowed()).isEqualTo(Allowance.NOTHING);
    assertThatThrownBy(() -> off(ONE, SHOP)).hasMessageContaining("nobody knows");
    assertThatThrownBy(() -> on(ONE, SHOP)).hasMessageContaining("nobody knows");

    assertThat(allowed()).isEqualTo(Allowance.NOTHING);
  }

  @Test
  void jamesShouldNotEndWhatADamagedFileBegan() throws Exception {
    Files.writeString(folder.resolve("data/recording"), "nonsense");
    begin();
    off(ONE, "*");
    on(ONE, "*");

    assertThat(recording().hand()).isEqualTo(new Hand.Nobody());
  }
}
