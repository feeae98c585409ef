package org.waybill.collector.command;

import static java.nio.file.StandardOpenOption.APPEND;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.collector.Collector;
import org.waybill.collector.SettingsFile;

/** The block list from the command line, while no collector runs. */
class BlockCommandTest {

  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  @TempDir Path folder;
  private Terminal terminal;

  @BeforeEach
  void configure() throws Exception {
    terminal = Terminal.in(folder, () -> NOW);
  }

  @Test
  void whatIsBlockedShouldBeListedUntilItIsUnblocked() {
    assertThat(
            terminal.run(
                "block",
                "--conf",
                terminal.conf(),
                "--target",
                "stra\u00dfe.example",
                "--why",
                "a test"))
        .isZero();
    assertThat(terminal.run("block", "--conf", terminal.conf(), "--sender", "news@sender.example"))
        .isZero();
    assertThat(terminal.run("block", "--conf", terminal.conf(), "--message", "<a@b.example>"))
        .isZero();
    assertThat(terminal.run("blocks", "--conf", terminal.conf())).isZero();
    assertThat(terminal.out())
        .contains("target xn--strae-oqa.example since 2026-11-23T12:00:00Z, by command: a test\n")
        .contains("sender news@sender.example since", "message a@b.example since")
        .contains("3 blocked, of 500");

    assertThat(
            terminal.run("unblock", "--conf", terminal.conf(), "--sender", "NEWS@sender.example"))
        .isZero();
    assertThat(terminal.run("unblock", "--conf", terminal.conf(), "--message", "a@b.example"))
        .isZero();
    assertThat(
            terminal.run("unblock", "--conf", terminal.conf(), "--target", "xn--strae-oqa.example"))
        .isZero();
    assertThat(terminal.run("blocks", "--conf", terminal.conf())).isZero();
    assertThat(terminal.out()).isEqualTo("Nothing is blocked.\n");
  }

  @Test
  void wrongCallShouldSayWhatIsAllowed() {
    assertThat(terminal.run("block", "--conf", terminal.conf())).isEqualTo(2);
    assertThat(
            terminal.run(
                "block",
                "--conf",
                terminal.conf(),
                "--target",
                "a.example",
                "--sender",
                "b@c.example"))
        .isEqualTo(2);
    assertThat(terminal.run("block", "--conf", terminal.conf(), "--target", "https://a.example/"))
        .isEqualTo(1);
    assertThat(terminal.err()).contains("give it alone, such as shop.example");
    assertThat(terminal.run("block", "--conf", terminal.conf(), "--target", "a b")).isEqualTo(1);
    assertThat(terminal.err()).contains("--target is 'a b'; it takes a name without spaces");
    assertThat(terminal.run("unblock", "--conf", terminal.conf(), "--target", "a.example"))
        .isEqualTo(1);
    assertThat(terminal.err()).contains("is not blocked; see: waybill blocks");
  }

  @Test
  void trackingHostsOfOnesOwnShouldNotBeBlocked() throws Exception {
    Files.writeString(
        Path.of(terminal.conf()),
        "tracking.hosts = track.sender.example, TR\u00c4CK.example\n",
        APPEND);
    assertThat(
            terminal.run("block", "--conf", terminal.conf(), "--target", "Track.sender.example."))
        .isEqualTo(1);
    assertThat(terminal.err())
        .contains("'track.sender.example' is a tracking host of your own")
        .contains("name the host that the links lead to");
    assertThat(terminal.run("block", "--conf", terminal.conf(), "--target", "tr\u00e4ck.example"))
        .isEqualTo(1);
    assertThat(terminal.run("block", "--conf", terminal.conf(), "--target", "sender.example"))
        .isZero();
    assertThat(terminal.run("block", "--conf", terminal.conf(), "--sender", "nobody")).isEqualTo(1);
    assertThat(terminal.err()).contains("'nobody' is no mail address");
  }

  @Test
  void restoreShouldForgetNoBlockOfEitherSide() throws Exception {
    Path backup = folder.resolve("backup");
    collector().close();
    terminal.run("block", "--conf", terminal.conf(), "--target", "before.example", "--why", "then");
    assertThat(terminal.run("backup", "--conf", terminal.conf(), backup.toString())).isZero();
    Files.move(folder.resolve("data"), folder.resolve("lost"));
    terminal.run("block", "--conf", terminal.conf(), "--target", "after.example");

    assertThat(terminal.run("restore", "--conf", terminal.conf(), backup.toString())).isZero();
    assertThat(terminal.run("blocks", "--conf", terminal.conf())).isZero();
    assertThat(terminal.out())
        .contains("target before.example since 2026-11-23T12:00:00Z, by command: then")
        .contains("target after.example since");
  }

  @Test
  void restoreShouldRefuseABackupWhoseBlocksAreDamaged() throws Exception {
    Path backup = folder.resolve("backup");
    collector().close();
    terminal.run("block", "--conf", terminal.conf(), "--target", "before.example");
    assertThat(terminal.run("backup", "--conf", terminal.conf(), backup.toString())).isZero();
    Files.writeString(backup.resolve("blocked/blocks"), "damaged\n");

    assertThat(terminal.run("restore", "--conf", terminal.conf(), backup.toString())).isEqualTo(1);
    assertThat(terminal.err()).contains("what was blocked cannot be read");
  }

  private Collector collector() throws Exception {
    return Collector.start(SettingsFile.read(Path.of(terminal.conf())), Clock.systemUTC());
  }
}
