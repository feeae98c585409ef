package org.waybill.collector.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.waybill.collector.recording.Recording.Hand;
import org.waybill.journal.FaultyDisk;
import org.waybill.journal.FaultyDisk.Operation;
import org.waybill.journal.FolderDisk;
import org.waybill.wire.RecordingState;

/** The switch alone: how it stands, and how it stands after a restart. */
class RecordingSwitchTest {

  private static final Instant NOW = Instant.parse("2026-11-02T10:00:00Z");
  private static final Hand USER = new Hand.User("m.keller");

  @TempDir Path folder;

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
    Recording off = open().turn(RecordingState.OFF, USER, "the works council asks");

    assertThat(open().now())
        .isEqualTo(off)
        .isEqualTo(
            new Recording(RecordingState.OFF, Optional.of(NOW), USER, "the works council asks"));

    Recording on = open().turn(RecordingState.ON, new Hand.Command(), "");
    assertThat(open().now()).isEqualTo(on);
    assertThat(on.words()).isEqualTo("on since 2026-11-02T10:00:00Z, by the command line");
  }

  @Test
  void reasonShouldBeOneLineOfTheFile() throws Exception {
    Recording off =
        open().turn(RecordingState.OFF, USER, " a\r\nall on x\u0007\n" + "z".repeat(500));

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

    damaged.turn(RecordingState.ON, USER, "");
    assertThat(open().now().isOn()).isTrue();
  }

  @Test
  void offShouldHoldAlthoughItCannotBeKept() throws Exception {
    FaultyDisk disk = new FaultyDisk(FolderDisk.at(folder));
    RecordingSwitch recording = RecordingSwitch.open(disk, () -> NOW);
    disk.fault(FaultyDisk.failing(Operation.FORCE));

    assertThatThrownBy(() -> recording.turn(RecordingState.OFF, USER, "now"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("recording is off")
        .hasMessageContaining("comes back with a restart");
    assertThat(recording.now().isOn()).isFalse();
  }

  @Test
  void onShouldNotHoldWhenItCannotBeKept() throws Exception {
    FaultyDisk disk = new FaultyDisk(FolderDisk.at(folder));
    RecordingSwitch recording = RecordingSwitch.open(disk, () -> NOW);
    recording.turn(RecordingState.OFF, USER, "now");
    disk.fault(FaultyDisk.failing(Operation.FORCE));

    assertThatThrownBy(() -> recording.turn(RecordingState.ON, USER, "again"))
        .hasMessageContaining("recording is off");
    assertThat(recording.now().isOn()).isFalse();
  }
}
