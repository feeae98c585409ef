package org.waybill.collector.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.waybill.collector.recording.Recording.Hand;
import org.waybill.journal.FaultyDisk;
import org.waybill.journal.FaultyDisk.Operation;
import org.waybill.journal.FolderDisk;
import org.waybill.wire.RecordingState;

/** The switch alone: how it stands, and how it stands after a restart. */
@Timeout(60)
class RecordingSwitchTest {

  private static final Instant NOW = Instant.parse("2026-11-02T10:00:00Z");
  private static final Hand USER = new Hand.User("m.keller");

  @TempDir Path folder;
  private final List<String> told = Collections.synchronizedList(new ArrayList<>());
  private final RecordingSwitch.Witness moves =
      (wanted, failure) ->
          told.add(wanted.state().word() + (failure.isPresent() ? " failed" : " done"));

  private RecordingSwitch open() throws IOException {
    return RecordingSwitch.open(FolderDisk.at(folder), () -> NOW);
  }

  @Test
  void switchShouldBeOnWhenNobodyEverMovedIt() throws Exception {
    assertThat(open().now()).isEqualTo(Recording.UNTOUCHED);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void switchShouldStayAsItWasLeftThroughARestart() throws Exception {
    Recording off = open().turn(RecordingState.OFF, USER, "the works council asks", moves);

    assertThat(open().now())
        .isEqualTo(off)
        .isEqualTo(
            new Recording(RecordingState.OFF, Optional.of(NOW), USER, "the works council asks"));

    Recording on = open().turn(RecordingState.ON, new Hand.Command(), "", moves);
    assertThat(open().now()).isEqualTo(on);
    assertThat(on.words()).isEqualTo("on since 2026-11-02T10:00:00Z, by the command line");
  }

  @Test
  void reasonShouldBeOneLineOfTheFile() throws Exception {
    Recording off =
        open().turn(RecordingState.OFF, USER, " a\r\nall on x\u0007\n" + "z".repeat(500), moves);

    assertThat(off.why()).startsWith("a all on x z").hasSize(Recording.LONGEST_WHY);
    assertThat(open().now()).isEqualTo(off);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "waybill-recording 1\n",
        "waybill-recording 1\nall on 2026-11-02T10:00:00Z\nby command\nwhy",
        "waybill-recording 1\nall on yesterday\nby command\nwhy \n",
        "waybill-recording 1\nall maybe 2026-11-02T10:00:00Z\nby command\nwhy \n",
        "waybill-recording 1\nall on 2026-11-02T10:00:00Z\nby somebody\nwhy \n",
        "waybill-recording 1\nall on 2026-11-02T10:00:00Z\nby command\nwhy \nfurther\n",
        "waybill-recording 2\nall on 2026-11-02T10:00:00Z\nby command\nwhy \n"
      })
  void switchShouldBeOffWhenItsFileIsDamaged(String text) throws Exception {
    Files.writeString(folder.resolve("recording"), text);

    RecordingSwitch damaged = open();
    assertThat(damaged.now().isOn()).isFalse();
    assertThat(damaged.now().hand()).isEqualTo(new Hand.Nobody());
    assertThat(damaged.now().why()).isEqualTo("its file was damaged");

    damaged.turn(RecordingState.ON, USER, "", moves);
    assertThat(open().now().isOn()).isTrue();
  }

  @Test
  void offShouldHoldAlthoughItCannotBeKept() throws Exception {
    FaultyDisk disk = new FaultyDisk(FolderDisk.at(folder));
    RecordingSwitch recording = RecordingSwitch.open(disk, () -> NOW);
    disk.fault(FaultyDisk.failing(Operation.FORCE));

    assertThatThrownBy(() -> recording.turn(RecordingState.OFF, USER, "now", moves))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("recording is off")
        .hasMessageContaining("a restart may bring back what was before");
    assertThat(recording.now().isOn()).isFalse();
    assertThat(recording.now().isKept()).isFalse();
    assertThat(recording.now().words()).contains("NOT ON DISK YET");
    assertThat(told).containsExactly("off failed");
  }

  @Test
  void offThatCouldNotBeKeptShouldBeTriedAgainUntilItLasts() throws Exception {
    FaultyDisk disk = new FaultyDisk(FolderDisk.at(folder));
    RecordingSwitch recording = RecordingSwitch.open(disk, () -> NOW);
    disk.fault(FaultyDisk.failing(Operation.FORCE));
    assertThatThrownBy(() -> recording.turn(RecordingState.OFF, USER, "now", moves))
        .isInstanceOf(IOException.class);
    recording.look();
    assertThat(open().now().isOn()).as("nothing is on disk").isTrue();

    disk.heal();
    recording.look();
    assertThat(recording.now().isKept()).isTrue();
    assertThat(open().now()).isEqualTo(recording.now());
    assertThat(open().now().isOn()).isFalse();
  }

  @Test
  void offShouldHoldBeforeTheDiskHasDoneWithWhatCameBefore() throws Exception {
    FaultyDisk disk = new FaultyDisk(FolderDisk.at(folder));
    RecordingSwitch recording = RecordingSwitch.open(disk, () -> NOW);
    recording.turn(RecordingState.OFF, USER, "first", moves);
    CountDownLatch hanging = new CountDownLatch(1);
    CountDownLatch healed = new CountDownLatch(1);
    disk.fault(
        operation -> {
          hanging.countDown();
          await(healed);
        });
    Thread on = Thread.ofPlatform().start(() -> tryTo(recording, RecordingState.ON));
    hanging.await();
    Thread off = Thread.ofPlatform().start(() -> tryTo(recording, RecordingState.OFF));
    while (recording.now().isKept() && off.isAlive()) {
      Thread.onSpinWait();
    }
    assertThat(recording.isOn()).isFalse();

    healed.countDown();
    on.join();
    off.join();
    assertThat(recording.now().isOn()).isFalse();
    assertThat(recording.now().why()).isEqualTo("a test");
    assertThat(open().now()).isEqualTo(recording.now());
    assertThat(told).containsExactly("off done", "on failed", "off done");
  }

  private void tryTo(RecordingSwitch recording, RecordingState to) {
    try {
      recording.turn(to, USER, "a test", moves);
    } catch (IOException overtaken) {
      assertThat(overtaken).hasMessageContaining("switched off meanwhile");
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void fileThatCannotBeReadShouldCountAsDamaged() throws Exception {
    try (RandomAccessFile large =
        new RandomAccessFile(folder.resolve("recording").toFile(), "rw")) {
      large.setLength(2 << 20);
    }
    assertThat(open().now().isOn()).isFalse();
    assertThat(open().now().hand()).isEqualTo(new Hand.Nobody());
  }

  @Test
  void reasonShouldNotBeCutThroughACharacter() throws Exception {
    String why = "z".repeat(Recording.LONGEST_WHY - 1) + "\uD83D\uDCEC";
    Recording off = open().turn(RecordingState.OFF, USER, why, moves);

    assertThat(off.why()).isEqualTo("z".repeat(Recording.LONGEST_WHY - 1));
    assertThat(open().now()).isEqualTo(off);
  }

  @Test
  void onShouldNotHoldWhenItCannotBeKept() throws Exception {
    FaultyDisk disk = new FaultyDisk(FolderDisk.at(folder));
    RecordingSwitch recording = RecordingSwitch.open(disk, () -> NOW);
    recording.turn(RecordingState.OFF, USER, "now", moves);
    disk.fault(FaultyDisk.failing(Operation.FORCE));

    assertThatThrownBy(() -> recording.turn(RecordingState.ON, USER, "again", moves))
        .hasMessageContaining("recording is off");
    assertThat(recording.now().isOn()).isFalse();
    assertThat(told).containsExactly("off done", "on failed");
  }

  @Test
  void offShouldLastAlthoughOnGotAsFarAsTheFile() throws Exception {
    FaultyDisk disk = new FaultyDisk(FolderDisk.at(folder));
    RecordingSwitch recording = RecordingSwitch.open(disk, () -> NOW);
    recording.turn(RecordingState.OFF, USER, "now", moves);
    disk.fault(FaultyDisk.failing(Operation.FORCE_FOLDER));
    assertThatThrownBy(() -> recording.turn(RecordingState.ON, USER, "again", moves))
        .hasMessageContaining("recording is off");
    assertThat(open().now().isOn()).as("what is on disk by then").isTrue();

    disk.heal();
    recording.look();
    assertThat(open().now().isOn()).isFalse();
  }
}
