package org.waybill.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.collector.admin.AdminCall;
import org.waybill.collector.admin.ErrandName;
import org.waybill.collector.store.Event;
import org.waybill.wire.Allowance;
import org.waybill.wire.Further;
import org.waybill.wire.IdentityKey;
import org.waybill.wire.IntakeAnswer;
import org.waybill.wire.LedgerChannel;
import org.waybill.wire.LedgerPosition;
import org.waybill.wire.RecordingState;
import org.waybill.wire.SwitchErrand;

/** The kill switch of a James moves the collector's, and no stranger's does. */
@Timeout(120)
class SwitchIntakeTest {

  private static final String OTHER = "fedcba9876543210";

  @TempDir Path folder;
  private Installation installation;
  private LedgerChannel channel;
  private RunningCollector running;

  @BeforeEach
  void start() throws Exception {
    installation = new Installation(folder);
    channel = LedgerChannel.of(installation.keys.identity());
    begin();
  }

  private void begin() throws Exception {
    running = RunningCollector.of(installation);
    RunningCollector.await(running::isStoreOpen);
  }

  @AfterEach
  void end() {
    running.close();
  }

  private Further probe(String node) throws Exception {
    String challenge = "challenge-1";
    HttpResponse<byte[]> answer =
        running.getAdmin(
            LedgerPosition.probePath(node)
                + "?challenge="
                + challenge
                + "&"
                + IntakeAnswer.FURTHER);
    return IntakeAnswer.parse(
            RunningCollector.text(answer), channel, challenge.getBytes(StandardCharsets.US_ASCII))
        .orElseThrow()
        .further();
  }

  private Allowance allowed() throws Exception {
    return probe(OTHER).allowed().orElseThrow();
  }

  private byte[] sealed(RecordingState to, String scope) throws Exception {
    String ticket = probe(RunningCollector.NODE).ticket().orElseThrow();
    return channel.seal(RunningCollector.NODE, new SwitchErrand(ticket, to, scope, "spam wave"));
  }

  private HttpResponse<byte[]> put(String node, byte[] sealed) throws Exception {
    return running.put(SwitchErrand.path(node) + "?" + IntakeAnswer.FURTHER, sealed);
  }

  /** What the James hears. */
  private Further move(RecordingState to, String scope) throws Exception {
    byte[] sealed = sealed(to, scope);
    HttpResponse<byte[]> answer = put(RunningCollector.NODE, sealed);
    assertThat(answer.statusCode()).isEqualTo(200);
    return IntakeAnswer.parse(RunningCollector.text(answer), channel, LedgerChannel.digest(sealed))
        .orElseThrow()
        .further();
  }

  private void command(String argument) throws Exception {
    try (AdminCall call = AdminCall.to(folder.resolve("data/run/admin.socket")).orElseThrow()) {
      assertThat(call.ask(ErrandName.RECORDING, argument, line -> {})).isZero();
    }
  }

  private List<Event> awaitClickOf(String recipient) {
    for (int most = 1; ; most++) {
      List<Event> events = running.awaitEvents(most);
      if (events.getLast().recipient().startsWith(recipient)) {
        return events;
      }
    }
  }

  @Test
  void hitsShouldBeAnsweredAndNotStoredUntilTheJamesHasItOnAgain() throws Exception {
    running.ship(Installation.sent(2));
    assertThat(move(RecordingState.OFF, "*").allowed()).contains(Allowance.NOTHING);
    assertThat(allowed()).as("every other James").isEqualTo(Allowance.NOTHING);
    assertThat(running.get(installation.pixel(1)).body()).hasSize(43);
    assertThat(running.get(installation.link(1)).statusCode()).isEqualTo(302);
    end();
    begin();
    assertThat(running.get(installation.link(1)).statusCode()).isEqualTo(302);
    assertThat(allowed()).isEqualTo(Allowance.NOTHING);

    assertThat(move(RecordingState.ON, "*").allowed()).contains(Allowance.EVERYTHING);
    running.get(installation.link(2));
    assertThat(awaitClickOf("r2@")).hasSize(1);
    assertThat(log())
        .contains("recording switched off: spam wave", "James " + RunningCollector.NODE);
  }

  @Test
  void domainShouldBeSwitchedAloneFromEitherSideAndEveryJamesHearIt() throws Exception {
    running.ship(Installation.sent(1));
    move(RecordingState.OFF, "sender.example");
    command("domain off other.example a test");
    assertThat(allowed().state()).isEqualTo(RecordingState.ON);
    assertThat(allowed().domainsOff()).containsExactly("other.example", "sender.example");
    running.get(installation.link(1));
    end();
    begin(); // a second later

    move(RecordingState.ON, "other.example");
    move(RecordingState.ON, "sender.example");
    assertThat(allowed().domainsOff()).containsExactly("other.example");
    running.get(installation.pixel(1));
    assertThat(running.awaitEvents(1)).singleElement().extracting(Event::link).isEqualTo(0);
  }

  @Test
  void nothingShouldBeTrackedWhereNobodyKnowsWhichDomainsAreOff() throws Exception {
    end();
    Files.writeString(folder.resolve("data/recording-domains"), "nonsense");
    begin();

    assertThat(allowed()).isEqualTo(Allowance.NOTHING);
    byte[] sealed = sealed(RecordingState.OFF, "sender.example");
    assertRefused(put(RunningCollector.NODE, sealed), 503);
  }

  @Test
  void forgedErrandShouldBeRefusedAsOtherNonsense() throws Exception {
    byte[] sealed = sealed(RecordingState.OFF, "*");
    byte[] altered = sealed.clone();
    altered[sealed.length / 2] ^= 1;
    LedgerChannel stranger = LedgerChannel.of(IdentityKey.generate(new SecureRandom()));
    String ticket = probe(RunningCollector.NODE).ticket().orElseThrow();
    SwitchErrand errand = new SwitchErrand(ticket, RecordingState.OFF, "*", "");
    LedgerPosition place = new LedgerPosition(RunningCollector.NODE, 1, 16);

    assertRefused(put(RunningCollector.NODE, altered), 401);
    assertRefused(put(OTHER, sealed), 401);
    assertRefused(put(RunningCollector.NODE, stranger.seal(RunningCollector.NODE, errand)), 401);
    assertRefused(put(RunningCollector.NODE, channel.seal(place, new byte[0])), 401);
    assertRefused(put(RunningCollector.NODE, new byte[0]), 401);
    assertRefused(running.put(place.path(), sealed), 401);
    assertRefused(running.getAdmin(SwitchErrand.path(RunningCollector.NODE)), 404);
    assertThat(allowed()).isEqualTo(Allowance.EVERYTHING);
  }

  @Test
  void replayedErrandShouldBeRefusedThroughRestartsToo() throws Exception {
    byte[] off = sealed(RecordingState.OFF, "*");
    assertThat(put(RunningCollector.NODE, off).statusCode()).isEqualTo(200);
    move(RecordingState.ON, "*");
    assertRefused(put(RunningCollector.NODE, off), 401);
    byte[] unused = sealed(RecordingState.OFF, "*");
    end();
    begin();

    assertRefused(put(RunningCollector.NODE, off), 401);
    assertRefused(put(RunningCollector.NODE, unused), 401);
    assertThat(allowed()).isEqualTo(Allowance.EVERYTHING);
  }

  @Test
  void pageShouldSayWhichJamesSwitchedItOff() throws Exception {
    move(RecordingState.OFF, "*");
    move(RecordingState.OFF, "sender.example");
    try (Visitor visitor = new Visitor(running)) {
      String password =
          Files.readString(running.collector.initialPasswordFile().orElseThrow()).strip();
      visitor.signIn("admin", password);
      assertThat(visitor.get("/recording").body())
          .contains("switched off by James " + RunningCollector.NODE, "sender.example")
          .contains("spam wave");
    }
  }

  private String log() throws Exception {
    StringBuilder text = new StringBuilder();
    try (var files = Files.list(folder.resolve("data/access-log"))) {
      for (Path file : files.sorted().toList()) {
        text.append(Files.readString(file));
      }
    }
    return text.toString();
  }

  private static void assertRefused(HttpResponse<byte[]> answer, int status) {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).isEmpty();
  }
}
