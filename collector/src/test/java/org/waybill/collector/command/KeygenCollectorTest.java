package org.waybill.collector.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.collector.SettingsFile;
import org.waybill.collector.admin.AdminCall;
import org.waybill.collector.admin.AdminSocket;
import org.waybill.collector.admin.Errand;
import org.waybill.collector.admin.ErrandName;
import org.waybill.keys.KeyFile;
import org.waybill.wire.KeyLife;
import org.waybill.wire.KeyState;

/** {@code waybill keygen} beside a collector that refuses, is busy, or counts. */
class KeygenCollectorTest {

  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final Errand REFUSES = (nothing, say) -> 1;

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Path keys;
  private Path conf;
  private Path socket;
  private Instant now = NOW;

  @BeforeEach
  void configure() throws Exception {
    keys = folder.resolve("waybill.keys");
    conf = folder.resolve("collector.properties");
    run("keygen", keys.toString());
    Files.writeString(
        conf,
        """
        tracking.listen = 127.0.0.1:0
        admin.listen = 127.0.0.1:0
        key.file = waybill.keys
        data.dir = data
        """);
    socket = SettingsFile.read(conf).adminSocket();
  }

  @Test
  void exitCodeShouldBeTheCollectorsWhenItRefusesTheFile() throws IOException {
    Errand none = (span, say) -> 0;
    try (AdminSocket collector =
        AdminSocket.open(socket, Map.of(ErrandName.KEYS, REFUSES, ErrandName.SEALED, none))) {
      assertThat(run("keygen", "--rotate", "--conf", conf.toString(), keys.toString())).isOne();
      now = NOW.plus(KeyLife.NOTICE);
      assertThat(destroy()).isOne();
    }
  }

  @Test
  void changedFileShouldBeTakenByABusyCollector() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch enough = new CountDownLatch(1);
    Errand longOne =
        (nothing, say) -> {
          begun.countDown();
          try {
            enough.await();
          } catch (InterruptedException e) {
            throw new IOException(e);
          }
          return 0;
        };
    Errand takes =
        (nothing, say) -> {
          say.accept("taken");
          return 0;
        };
    try (AdminSocket collector =
            AdminSocket.open(socket, Map.of(ErrandName.CHECK, longOne, ErrandName.KEYS, takes));
        AdminCall check = AdminCall.to(socket).orElseThrow()) {
      Thread checking = Thread.startVirtualThread(() -> ask(check));
      begun.await();

      assertThat(run("keygen", "--rotate", "--conf", conf.toString(), keys.toString())).isZero();

      enough.countDown();
      checking.join();
    }
    assertThat(out.toString()).contains("taken").doesNotContain("within 30 s");
  }

  @Test
  void changedFileShouldBeLeftToACollectorThatCannotBeTold() throws Exception {
    Errand fails =
        (nothing, say) -> {
          throw new IOException("no room");
        };
    try (AdminSocket collector = AdminSocket.open(socket, Map.of(ErrandName.KEYS, fails))) {
      assertThat(run("keygen", "--rotate", "--conf", conf.toString(), keys.toString())).isZero();
    }
    assertThat(out.toString()).contains("could not be told: no room").contains("within 30 s");
    assertThat(KeyFile.read(keys).sealing()).hasSize(2);
  }

  @Test
  void destroyShouldCountWhatWasSealedUpToNow() throws IOException {
    run("keygen", "--rotate", keys.toString());
    now = NOW.plus(KeyLife.NOTICE).plusSeconds(3600);
    AtomicReference<String> asked = new AtomicReference<>("");
    Errand counts =
        (span, say) -> {
          asked.set(span);
          return 0;
        };
    try (AdminSocket collector =
        AdminSocket.open(
            socket, Map.of(ErrandName.SEALED, counts, ErrandName.KEYS, (nothing, say) -> 0))) {
      assertThat(destroy()).isZero();
    }
    assertThat(asked.get()).isEqualTo(NOW + " " + now);
    assertThat(out.toString()).contains("may be more than dies");
    assertThat(KeyFile.read(keys).key(1).orElseThrow().state()).isEqualTo(KeyState.DESTROYED);
  }

  private int destroy() {
    return run("keygen", "--destroy", "1", "--yes", "--conf", conf.toString(), keys.toString());
  }

  private static void ask(AdminCall call) {
    try {
      int unused = call.ask(ErrandName.CHECK, "", line -> {});
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private int run(String... args) {
    return Waybill.commandLine(new PrintWriter(out, true), new PrintWriter(err, true), () -> now)
        .execute(args);
  }
}
