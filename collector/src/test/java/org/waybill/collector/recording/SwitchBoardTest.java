package org.waybill.collector.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.collector.access.AccessLog;
import org.waybill.collector.access.Accounts;
import org.waybill.journal.FaultyDisk;
import org.waybill.journal.FaultyDisk.Operation;
import org.waybill.journal.FolderDisk;
import org.waybill.wire.RecordingState;

/** What the access log says of a switch whose disk fails. */
class SwitchBoardTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-02T10:00:00Z"), ZoneOffset.UTC);

  @TempDir Path folder;
  private FaultyDisk disk;
  private AccessLog log;
  private SwitchBoard board;

  @BeforeEach
  void open() throws IOException {
    Path data = Files.createDirectory(folder.resolve("data"));
    Path logs = Files.createDirectory(folder.resolve("log"));
    disk = new FaultyDisk(FolderDisk.at(data));
    log = AccessLog.open(FolderDisk.at(logs), CLOCK, 7);
    board =
        new SwitchBoard(
            RecordingSwitch.open(disk, CLOCK), Accounts.open(disk, "admin", log, CLOCK));
  }

  @AfterEach
  void close() throws Exception {
    log.close();
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
  void logShouldNotSayThatRecordingIsOnWhenItIsNot() throws Exception {
    board.turn(RecordingState.OFF, "a test");
    disk.fault(FaultyDisk.failing(Operation.FORCE));
    assertThatThrownBy(() -> board.turn(RecordingState.ON, "it agrees"))
        .isInstanceOf(IOException.class);

    assertThat(board.now().isOn()).isFalse();
    assertThat(logged())
        .contains("recording switched off: a test")
        .contains("recording could not be switched on, it stays as it was: it agrees")
        .doesNotContain("recording switched on");
  }

  @Test
  void logShouldSayThatOffIsNotOnDisk() throws Exception {
    disk.fault(FaultyDisk.failing(Operation.FORCE));
    assertThatThrownBy(() -> board.turn(RecordingState.OFF, "a\ntest"))
        .isInstanceOf(IOException.class);

    assertThat(board.now().isOn()).isFalse();
    assertThat(logged()).contains("recording switched off, not on disk yet: a test");
  }
}
