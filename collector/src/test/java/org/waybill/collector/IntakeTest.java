package org.waybill.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.collector.listen.ListenAddress;
import org.waybill.collector.listen.ListenerOptions;
import org.waybill.journal.Journal;
import org.waybill.wire.IdentityKey;
import org.waybill.wire.IntakeAnswer;
import org.waybill.wire.LedgerChannel;
import org.waybill.wire.LedgerPosition;
import org.waybill.wire.LedgerRecord;
import org.waybill.wire.LedgerRecordBytes;

/** What a mailet and a stranger get at the intake, and the admin's door beside it. */
class IntakeTest {

  private static final int MEBI = 1 << 20;
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
  void shipmentShouldBeRefusedWhenItIsLongerThanAnyMailets() throws Exception {
    assertRefused(running.put(PLACE.path(), new byte[MEBI + 28]), 401);
    assertRefused(running.put(PLACE.path(), new byte[MEBI + (5 << 10)]), 413);
    assertRefused(running.put(PLACE.path(), new byte[2 * MEBI]), 413);
  }

  @Test
  void shipmentsShouldBePutOffWhenOthersTakeUpTheRoom() throws Exception {
    List<Socket> others = new ArrayList<>();
    RunningCollector.await(() -> othersLeaveNoRoom(others));
    HttpResponse<byte[]> answer = running.put(PLACE.path(), new byte[5]);
    assertThat(answer.headers().firstValue("retry-after")).hasValue("5");
    for (Socket other : others) {
      other.close();
    }
    RunningCollector.await(() -> statusOfAShipment() == 401);
  }

  /**
   * Whether a shipment is put off; else one more sender takes up room. A fixed number would race:
   * one whose last bytes come while a shipment of ours is under way is itself put off.
   */
  private boolean othersLeaveNoRoom(List<Socket> others) {
    if (statusOfAShipment() == 503) {
      return true;
    }
    try {
      others.add(unfinishedShipment());
    } catch (IOException e) {
      // put off while it wrote: the next one tries again
    }
    return false;
  }

  /** A mebibyte of a body that has one byte more. */
  private Socket unfinishedShipment() throws IOException {
    ListenAddress at = running.collector.admin();
    Socket socket = new Socket(at.host(), at.port());
    String head =
        "PUT %s HTTP/1.1\r\nHost: a\r\nContent-Length: %d\r\n\r\n"
            .formatted(PLACE.path(), MEBI + 1);
    socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().write(new byte[MEBI]);
    socket.getOutputStream().flush();
    return socket;
  }

  private int statusOfAShipment() {
    try {
      return running.put(PLACE.path(), new byte[5]).statusCode();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void intakeShouldBeAtItsOwnAddressAloneWhenItHasOne() throws Exception {
    running.close();
    installation.intake =
        Optional.of(ListenerOptions.plain("intake.listen", new ListenAddress("127.0.0.1", 0)));
    running = RunningCollector.of(installation);
    HttpResponse<byte[]> answer = running.put(PLACE.path(), channel.seal(PLACE, new byte[0]));
    assertThat(answer.statusCode()).as("what every path needs a password for").isEqualTo(401);
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
