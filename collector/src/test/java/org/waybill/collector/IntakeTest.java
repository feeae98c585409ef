package org.waybill.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.journal.Journal;
import org.waybill.wire.IdentityKey;
import org.waybill.wire.IntakeAnswer;
import org.waybill.wire.LedgerChannel;
import org.waybill.wire.LedgerPosition;
import org.waybill.wire.LedgerRecord;
import org.waybill.wire.LedgerRecordBytes;

/** What a mailet and a stranger get at the intake, and the admin's door beside it. */
class IntakeTest {

  private static final LedgerPosition PLACE = new LedgerPosition(RunningCollector.NODE, 1, 16);

  @TempDir Path folder;
  private Installation installation;
  private LedgerChannel channel;
  private RunningCollector running;

  @BeforeEach
  void start() throws Exception {
    installation = new Installation(folder);
    channel = LedgerChannel.of(installation.keys.identity());
    running = RunningCollector.of(installation);
  }

  @AfterEach
  void end() {
    running.close();
  }

  @Test
  void answerShouldReachTheEndOfTheShipmentAndTheProbeKnowIt() throws Exception {
    LedgerRecord sent = Installation.sent(3);
    long end = 16L + Journal.FRAME_BYTES + LedgerRecordBytes.encode(sent).length;
    IntakeAnswer reached = new IntakeAnswer(1, end, installation.keys.fingerprints());
    assertThat(probe()).isEqualTo(new IntakeAnswer(0, 0, installation.keys.fingerprints()));
    assertThat(running.ship(sent)).isEqualTo(reached);
    assertThat(probe()).isEqualTo(reached);
    running.get(installation.pixel(1));
    running.awaitEvents(1);
    running.close();
    running = RunningCollector.of(installation);
    RunningCollector.await(() -> running.collector.lagBytes() == 0);
    assertThat(probe()).isEqualTo(reached);
  }

  @Test
  void shipmentShouldBeRefusedEmptyWhenItsSealIsWrong() throws Exception {
    byte[] right = channel.seal(PLACE, new byte[0]);
    byte[] stranger =
        LedgerChannel.of(IdentityKey.generate(new SecureRandom())).seal(PLACE, new byte[0]);
    assertRefused(running.put(PLACE.path(), stranger), 401);
    assertRefused(running.put(PLACE.at(17).path(), right), 401);
    assertRefused(running.put(PLACE.path(), new byte[0]), 401);
    assertRefused(running.put(PLACE.path(), new byte[5]), 401);
    assertRefused(running.put(PLACE.path(), channel.seal(PLACE, new byte[] {0, 0, 0, 9})), 401);
  }

  @Test
  void everythingElseShouldBeAnEmpty404() throws Exception {
    String node = "/ledger/v1/" + RunningCollector.NODE;
    assertRefused(running.put("/ledger/v1/xyz/1/16", new byte[1]), 404);
    assertRefused(running.put(node + "/9999999999999999999/16", new byte[1]), 404);
    assertRefused(running.put(node + "/-1/16", new byte[1]), 404);
    assertRefused(running.getAdmin(node), 404);
    assertRefused(running.getAdmin(node + "?challenge=a%00b%0d%0aabcdefgh"), 404);
    assertRefused(running.getAdmin(PLACE.path()), 404);
  }

  @Test
  void adminShouldBeLetInByPasswordOnly() throws Exception {
    assertThat(running.getAdmin("/api/v1/messages").statusCode()).isEqualTo(401);
    assertThat(running.getAdmin("/api/v1/messages", "admin", "wrong").statusCode()).isEqualTo(401);
    String password =
        java.nio.file.Files.readString(folder.resolve("data/initial-admin-password")).strip();
    assertThat(running.getAdmin("/api/v1/messages", "root", password).statusCode()).isEqualTo(401);
    RunningCollector.await(() -> running.isStoreOpen());
    HttpResponse<byte[]> answer = running.getAdmin("/api/v1/messages", "admin", password);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(RunningCollector.text(answer)).contains("\"items\":[]");
  }

  private IntakeAnswer probe() throws Exception {
    String challenge =
        Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[] {1, 2, 3, 4, 5, 6, 7, 8});
    HttpResponse<byte[]> answer =
        running.getAdmin(
            LedgerPosition.probePath(RunningCollector.NODE) + "?challenge=" + challenge);
    return IntakeAnswer.parse(
            RunningCollector.text(answer), channel, challenge.getBytes(StandardCharsets.US_ASCII))
        .orElseThrow();
  }

  private static void assertRefused(HttpResponse<byte[]> answer, int status) {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).isEmpty();
  }
}
