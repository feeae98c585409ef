package org.waybill.collector.command;

import static java.nio.file.StandardOpenOption.APPEND;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
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
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private String conf;

  @BeforeEach
  void configure() throws Exception {
    run("keygen", folder.resolve("waybill.keys").toString());
    Path file = folder.resolve("collector.properties");
    Files.writeString(
        file,
        """
        key.file = waybill.keys
        data.dir = data
        tracking.listen = 127.0.0.1:0
        admin.listen = 127.0.0.1:0
        """);
    conf = file.toString();
  }

  private int run(String... args) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return Waybill.commandLine(new PrintWriter(out, true), new PrintWriter(err, true), () -> NOW)
        .execute(args);
  }

  @Test
  void whatIsBlockedShouldBeListedUntilItIsUnblocked() {
    assertThat(run("block", "--conf", conf, "--target", "stra\u00dfe.example", "--why", "a test"))
        .isZero();
    assertThat(run("block", "--conf", conf, "--sender", "news@sender.example")).isZero();
    assertThat(run("block", "--conf", conf, "--message", "<a@b.example>")).isZero();
    assertThat(run("blocks", "--conf", conf)).isZero();
    assertThat(out.toString())
        .contains("target xn--strae-oqa.example since 2026-11-23T12:00:00Z, by command: a test\n")
        .contains("sender news@sender.example since", "message a@b.example since")
        .contains("3 blocked, of 500");

    assertThat(run("unblock", "--conf", conf, "--sender", "NEWS@sender.example")).isZero();
    assertThat(run("unblock", "--conf", conf, "--message", "a@b.example")).isZero();
    assertThat(run("unblock", "--conf", conf, "--target", "xn--strae-oqa.example")).isZero();
    assertThat(run("blocks", "--conf", conf)).isZero();
    assertThat(out.toString()).isEqualTo("Nothing is blocked.\n");
  }

  @Test
  void wrongCallShouldSayWhatIsAllowed() {
    assertThat(run("block", "--conf", conf)).isEqualTo(2);
    assertThat(run("block", "--conf", conf, "--target", "a.example", "--sender", "b@c.example"))
        .isEqualTo(2);
    assertThat(run("block", "--conf", conf, "--target", "https://a.example/")).isEqualTo(1);
    assertThat(err.toString()).contains("give it alone, such as shop.example");
    assertThat(run("block", "--conf", conf, "--target", "a b")).isEqualTo(1);
    assertThat(err.toString()).contains("--target is 'a b'; it takes a name without spaces");
    assertThat(run("unblock", "--conf", conf, "--target", "a.example")).isEqualTo(1);
    assertThat(err.toString()).contains("is not blocked; see: waybill blocks");
  }

  @Test
  void trackingHostsOfOnesOwnShouldNotBeBlocked() throws Exception {
    Files.writeString(
        Path.of(conf), "tracking.hosts = track.sender.example, TR\u00c4CK.example\n", APPEND);
    assertThat(run("block", "--conf", conf, "--target", "Track.sender.example.")).isEqualTo(1);
    assertThat(err.toString())
        .contains("'track.sender.example' is a tracking host of your own")
        .contains("name the host that the links lead to");
    assertThat(run("block", "--conf", conf, "--target", "tr\u00e4ck.example")).isEqualTo(1);
    assertThat(run("block", "--conf", conf, "--target", "sender.example")).isZero();
    assertThat(run("block", "--conf", conf, "--sender", "nobody")).isEqualTo(1);
    assertThat(err.toString()).contains("'nobody' is no mail address");
  }

  @Test
  void restoreShouldForgetNoBlockOfEitherSide() throws Exception {
    Path backup = folder.resolve("backup");
    collector().close();
    run("block", "--conf", conf, "--target", "before.example", "--why", "then");
    assertThat(run("backup", "--conf", conf, backup.toString())).isZero();
    Files.move(folder.resolve("data"), folder.resolve("lost"));
    run("block", "--conf", conf, "--target", "after.example");

    assertThat(run("restore", "--conf", conf, backup.toString())).isZero();
    assertThat(run("blocks", "--conf", conf)).isZero();
    assertThat(out.toString())
        .contains("target before.example since 2026-11-23T12:00:00Z, by command: then")
        .contains("target after.example since");
  }

  @Test
  void restoreShouldRefuseABackupWhoseBlocksAreDamaged() throws Exception {
    Path backup = folder.resolve("backup");
    collector().close();
    run("block", "--conf", conf, "--target", "before.example");
    assertThat(run("backup", "--conf", conf, backup.toString())).isZero();
    Files.writeString(backup.resolve("blocked/blocks"), "damaged\n");

    assertThat(run("restore", "--conf", conf, backup.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("what was blocked cannot be read");
  }

  private Collector collector() throws Exception {
    return Collector.start(SettingsFile.read(Path.of(conf)), Clock.systemUTC());
  }
}
