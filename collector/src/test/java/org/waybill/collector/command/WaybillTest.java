package org.waybill.collector.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.keys.KeyFile;
import org.waybill.wire.KeyLife;
import org.waybill.wire.KeyRing;
import org.waybill.wire.Mode;
import org.waybill.wire.PersonCode;
import org.waybill.wire.Seals;
import org.waybill.wire.Token;
import org.waybill.wire.TrackingId;
import org.waybill.wire.TrackingUrl;

class WaybillTest {

  private static final String TARGET = "https://shop.example/?a=b#c";

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Instant now = Instant.parse("2026-11-23T12:00:00Z");
  private Path keys;

  @BeforeEach
  void name() {
    keys = folder.resolve("waybill.keys");
  }

  @Test
  void keygenShouldMakeAKeyFileOnceOnly() throws Exception {
    assertThat(run("keygen", keys.toString())).isZero();
    KeyRing made = KeyFile.read(keys);
    assertThat(run("keygen", keys.toString())).isEqualTo(1);
    assertThat(err.toString()).startsWith("waybill: key file ").contains("exists already");
    assertThat(err.toString().lines()).hasSize(1);
    assertThat(KeyFile.read(keys)).isEqualTo(made);
  }

  @Test
  void keygenShouldAddAKeyThatSealsADayLater() throws Exception {
    run("keygen", keys.toString());
    assertThat(run("keygen", "--rotate", keys.toString())).isZero();
    assertThat(out.toString()).contains("seals from 2026-11-24T12:00:00Z on");
    assertThat(KeyFile.read(keys).sealing()).hasSize(2);

    assertThat(run("keygen", "--rotate", keys.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("sealing key 2 (active) waits already");
    assertThat(err.toString().lines()).hasSize(1);
  }

  @Test
  void keygenShouldOnlySayWhatItWouldDestroyWithoutYes() throws Exception {
    run("keygen", keys.toString());
    String link = link();
    run("keygen", "--rotate", keys.toString());
    assertThat(run("keygen", "--destroy", "1", "--yes", keys.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("sealing key 1 is the active one").hasLineCount(1);

    now = now.plus(KeyLife.NOTICE);
    assertThat(run("keygen", "--destroy", "1", keys.toString())).isZero();
    assertThat(out.toString())
        .contains("Sealing key 1 sealed mail from 2026-11-23T12:00:00Z until 2026-11-24T12:00:00Z.")
        .contains("cannot be known here")
        .contains("Nothing was changed.");
    assertThat(run("open", link, "--keys", keys.toString())).isZero();

    assertThat(run("keygen", "--destroy", "1", "--yes", keys.toString())).isZero();
    assertThat(run("open", link, "--keys", keys.toString())).isEqualTo(1);
    assertThat(run("keygen", "--destroy", "1", "--yes", keys.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("sealing key 1 (destroyed)");
  }

  @Test
  void openShouldShowWhatATrackedUrlHolds() throws Exception {
    run("keygen", keys.toString());
    assertThat(run("open", link(), "--keys", keys.toString())).isZero();
    assertThat(out.toString().lines().map(String::strip))
        .contains(
            "kind    click",
            "mode    identified",
            "copy    AAAAAAAAAAAAAAAAAAAAAA",
            "person  0000000000000007",
            "sealed  2025-02-01",
            "link    3",
            "target  " + TARGET);
  }

  @Test
  void openShouldTakeAConfigurationFile() throws Exception {
    run("keygen", keys.toString());
    Path conf = folder.resolve("collector.properties");
    Files.writeString(conf, "key.file = waybill.keys\ndata.dir = data\n");
    assertThat(run("open", link(), "--conf", conf.toString())).isZero();
  }

  @Test
  void openShouldFailWithOneSentenceWhenNoKeyOpensTheUrl() throws Exception {
    run("keygen", keys.toString());
    String forged = link().replace("/c/", "/c/A");
    assertThat(run("open", forged, "--keys", keys.toString())).isEqualTo(1);
    assertThat(run("open", "https://shop.example/", "--keys", keys.toString())).isEqualTo(1);
    assertThat(err.toString().lines()).hasSize(2).allMatch(line -> line.startsWith("waybill: "));
  }

  @Test
  void wrongCallShouldExitWith2() {
    assertThat(run("serve")).isEqualTo(2);
    assertThat(run("no-such-command")).isEqualTo(2);
    assertThat(run("redirect-only", "--keys", "k", "--listen", "nowhere")).isEqualTo(2);
  }

  @Test
  void portInUseShouldBeOneSentence() throws Exception {
    run("keygen", keys.toString());
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String listen = "127.0.0.1:" + taken.getLocalPort();
      assertThat(run("redirect-only", "--keys", keys.toString(), "--listen", listen)).isEqualTo(1);
      assertThat(err.toString().lines()).hasSize(1);
      assertThat(err.toString()).contains("--listen is " + listen).contains("cannot be had");
    }
  }

  private int run(String... args) {
    return Waybill.commandLine(new PrintWriter(out, true), new PrintWriter(err, true), () -> now)
        .execute(args);
  }

  private String link() throws Exception {
    KeyRing ring = KeyFile.read(keys);
    Token token =
        Token.click(Mode.IDENTIFIED, TrackingId.of(new byte[16]), new PersonCode(7), 31, 3, TARGET);
    return TrackingUrl.parse("https://track.example")
        .click(
            Seals.of(ring)
                .sealer(Instant.parse("2199-01-01T00:00:00Z"), ring.fingerprints())
                .orElseThrow()
                .seal(token));
  }
}
