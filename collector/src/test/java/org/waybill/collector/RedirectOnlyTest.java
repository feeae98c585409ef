package org.waybill.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.collector.listen.ListenAddress;
import org.waybill.collector.listen.ListenerOptions;
import org.waybill.keys.KeyFile;
import org.waybill.wire.Day;
import org.waybill.wire.KeyLife;
import org.waybill.wire.KeyRing;
import org.waybill.wire.Mode;
import org.waybill.wire.PersonCode;
import org.waybill.wire.Seals;
import org.waybill.wire.Token;
import org.waybill.wire.TokenKind;
import org.waybill.wire.TrackedPath;

/** Links that live on with the key file alone. */
@Timeout(180)
class RedirectOnlyTest {

  private static final int REQUESTS = 6_000;
  private static final int IN_FLIGHT = 64;
  private static final int ROTATIONS = 30;

  @TempDir Path folder;
  private final Browser browser = new Browser();
  private Installation installation;
  private Path keyFile;
  private RedirectOnly running;

  @BeforeEach
  void start() throws Exception {
    installation = new Installation(folder);
    keyFile = folder.resolve("waybill.keys");
    running =
        RedirectOnly.start(
            keyFile,
            ListenerOptions.plain("--listen", new ListenAddress("127.0.0.1", 0)),
            InstantSource.fixed(Installation.NOW),
            Duration.ofMillis(2));
  }

  @AfterEach
  void end() {
    running.close();
    browser.close();
  }

  @Test
  void linksAndPixelsShouldBeAnsweredAndNothingWritten() throws Exception {
    assertThat(get(installation.link(1)).headers().firstValue("location"))
        .hasValue(Installation.TARGET);
    assertThat(get(installation.pixel(1)).body()).hasSize(43);
    assertThat(get(Installation.forged(installation.link(1))).statusCode()).isEqualTo(404);
    assertThat(ask("POST", installation.link(1)).statusCode()).isEqualTo(405);
    assertThat(get("/metrics").statusCode()).isEqualTo(404);
    assertThat(get("/readyz").statusCode()).isEqualTo(404);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(keyFile);
    }
  }

  @Test
  void everyAnswerShouldBeRightWhileKeysAreReloadedUnderLoad() throws Exception {
    Queue<String> wrong = new ConcurrentLinkedQueue<>();
    Thread rotating = Thread.ofVirtual().start(() -> rotateAndBreak(wrong));
    Semaphore slots = new Semaphore(IN_FLIGHT);
    String[] paths = {
      installation.link(1),
      installation.pixel(1),
      Installation.forged(installation.link(1)),
      Installation.forged(installation.pixel(1)),
      "/nothing",
    };
    int[] statuses = {302, 200, 404, 200, 404};
    for (int n = 0; n < REQUESTS || rotating.isAlive(); n++) {
      int at = n % paths.length;
      slots.acquire();
      var unused =
          browser
              .getSoon(running.tracking(), paths[at], "load")
              .whenComplete(
                  (answer, failure) -> {
                    if (failure != null || !isRight(answer, statuses[at])) {
                      wrong.add(paths[at] + ": " + (failure == null ? answer : failure));
                    }
                    slots.release();
                  });
    }
    slots.acquire(IN_FLIGHT);
    assertThat(wrong).isEmpty();
    KeyRing newest = KeyFile.read(keyFile);
    assertThat(newest.sealing()).hasSize(1 + ROTATIONS);
    String link = linkOf(newest);
    RunningCollector.await(() -> leadsOn(link));
  }

  private static boolean isRight(HttpResponse<byte[]> answer, int status) {
    boolean leads =
        status != 302
            || answer.headers().firstValue("location").equals(Optional.of(Installation.TARGET));
    boolean shows = status != 200 || answer.body().length == 43;
    boolean empty = status != 404 || answer.body().length == 0;
    return answer.statusCode() == status && leads && shows && empty;
  }

  /** Between any two keys the file is broken for a while. */
  private void rotateAndBreak(Queue<String> wrong) {
    try {
      Instant now = Installation.NOW;
      for (int n = 0; n < ROTATIONS; n++) {
        Instant at = now;
        KeyFile.change(keyFile, ring -> new KeyLife(ring, at).rotated(new SecureRandom()));
        now = now.plus(KeyLife.NOTICE);
        String right = Files.readString(keyFile);
        Files.writeString(keyFile, right.substring(0, right.length() / 2));
        Files.writeString(keyFile, right);
      }
    } catch (IOException e) {
      wrong.add(e.toString());
    }
  }

  private static String linkOf(KeyRing keys) {
    Token token =
        Token.click(
            Mode.IDENTIFIED,
            Installation.id(1),
            new PersonCode(1),
            Day.of(Installation.NOW),
            1,
            Installation.TARGET);
    Instant late = Installation.NOW.plus(KeyLife.NOTICE.multipliedBy(ROTATIONS + 1));
    String sealed = Seals.of(keys).sealer(late, keys.fingerprints()).orElseThrow().seal(token);
    return new TrackedPath(TokenKind.CLICK, sealed).toString();
  }

  private boolean leadsOn(String link) {
    try {
      return get(link).statusCode() == 302;
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private HttpResponse<byte[]> get(String path) throws Exception {
    return ask("GET", path);
  }

  private HttpResponse<byte[]> ask(String method, String path) throws Exception {
    return browser.ask(running.tracking(), method, path);
  }
}
