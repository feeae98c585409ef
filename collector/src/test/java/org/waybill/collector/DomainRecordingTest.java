package org.waybill.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.collector.admin.AdminCall;
import org.waybill.collector.admin.ErrandName;
import org.waybill.collector.store.Event;
import org.waybill.collector.store.Store;
import org.waybill.collector.store.StoreException;
import org.waybill.wire.Labels;
import org.waybill.wire.LedgerRecord;
import org.waybill.wire.MessageKey;
import org.waybill.wire.Mode;
import org.waybill.wire.PersonCode;
import org.waybill.wire.RecordId;
import org.waybill.wire.SentCopy;
import org.waybill.wire.SentLink;

/** Recording is switched off for one sender domain while the world asks. */
@Timeout(120)
class DomainRecordingTest {

  /** Of another sender's message. */
  private static final int OTHER = 9;

  @TempDir Path folder;
  private Installation installation;
  private RunningCollector running;

  @BeforeEach
  void start() throws Exception {
    installation = new Installation(folder);
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

  private List<String> errand(String argument) throws Exception {
    List<String> said = new ArrayList<>();
    try (AdminCall call = AdminCall.to(folder.resolve("data/run/admin.socket")).orElseThrow()) {
      assertThat(call.ask(ErrandName.RECORDING, argument, said::add)).isZero();
    }
    return said;
  }

  private static LedgerRecord other() {
    byte[] id = new byte[16];
    id[0] = 1;
    return new LedgerRecord.Sent(
        RecordId.of(id),
        Installation.NOW.toEpochMilli(),
        MessageKey.of(id),
        Optional.empty(),
        "anna@other.example",
        "anna@other.example",
        "Other",
        Mode.IDENTIFIED,
        Labels.NONE,
        List.of(new SentLink(1, Installation.TARGET, "")),
        List.of(
            new SentCopy(
                Installation.id(OTHER), new PersonCode(OTHER), "other@example.org", 1, 1)));
  }

  /** Everything that was stored by the time a further click of the other sender's mail was. */
  private List<String> stored(int others) throws Exception {
    running.get(installation.link(OTHER));
    for (int most = 1; ; most++) {
      List<String> who = running.awaitEvents(most).stream().map(Event::recipient).toList();
      if (who.stream().filter("other@example.org"::equals).count() == others) {
        return who.stream().filter(recipient -> !recipient.equals("other@example.org")).toList();
      }
    }
  }

  @Test
  void hitsOnItsMailShouldBeAnsweredAsEverAndNotStored() throws Exception {
    running.ship(Installation.sent(2), other());
    running.awaitEvents(0);
    assertThat(errand("domain off Sender.example the works council asks"))
        .first()
        .asString()
        .startsWith("Recording is off for mail of sender.example since 2026-11-02")
        .endsWith("by command: the works council asks");
    assertThat(running.get(installation.pixel(1)).body()).hasSize(43);
    assertThat(running.get(installation.link(1)).statusCode()).isEqualTo(302);
    assertThat(stored(1)).isEmpty();
    assertThat(errand("status")).hasSize(2).first().isEqualTo("Recording is on.");
    assertThat(running.collector.losses()).isZero();
  }

  @Test
  void itShouldHoldThroughARestartAndStandInTheAccessLog() throws Exception {
    running.ship(Installation.sent(2), other());
    errand("domain off sender.example a test");
    running.get(installation.link(1));
    assertThat(stored(1)).isEmpty();
    end();
    begin();
    running.get(installation.link(1));
    assertThat(stored(2)).isEmpty();
    errand("domain on sender.example it agrees");
    running.get(installation.link(2));
    assertThat(stored(3)).containsExactly("r2@example.org");
    assertThat(log())
        .contains("recording switched off for mail of sender.example: a test")
        .contains("recording switched on for mail of sender.example: it agrees");
  }

  @Test
  void journalThatIsFollowedLaterShouldBringNothingBack() throws Exception {
    end();
    AtomicBoolean away = new AtomicBoolean(true);
    running = RunningCollector.with(installation, () -> storeUnless(away));
    running.ship(Installation.sent(2), other());
    errand("domain off sender.example a test");
    running.get(installation.link(1));
    end();
    running = RunningCollector.with(installation, () -> storeUnless(away));
    errand("domain on sender.example it is over");
    running.get(installation.link(2));
    away.set(false);
    assertThat(stored(1)).as("only the click after it was over").containsExactly("r2@example.org");
  }

  private Store storeUnless(AtomicBoolean away) {
    if (away.get()) {
      throw new StoreException("away for the test");
    }
    return RunningCollector.derby(installation);
  }

  @Test
  void nothingShouldBeRecordedWhileNobodyKnowsWhichAreOff() throws Exception {
    running.ship(Installation.sent(2), other());
    assertThat(stored(1)).isEmpty();
    end();
    Files.writeString(folder.resolve("data/recording-domains"), "damaged\n");
    begin();
    assertThat(running.get(installation.link(1)).statusCode()).isEqualTo(302);
    errand("domain on any.example there was none");
    assertThat(stored(2)).isEmpty();
  }

  @Test
  void nonsenseShouldBeRefused() {
    for (String wrong :
        List.of(
            "domain off",
            "domain off sender.example",
            "domain off a@b why",
            "domain on sender.example",
            "domain x sender.example y")) {
      assertThatThrownBy(() -> errand(wrong)).as(wrong).hasMessageMatching("(?s).+");
    }
  }

  @Test
  void adminShouldSwitchItOnThePage() throws Exception {
    running.ship(Installation.sent(1), other());
    try (Visitor visitor = new Visitor(running)) {
      visitor.signIn(
          "admin", Files.readString(running.collector.initialPasswordFile().orElseThrow()).strip());
      String off = "/recording/domain/off";
      assertThat(
              visitor
                  .post(
                      off,
                      visitor.form("/recording", "domain", "sender.example", "domain-why", " "))
                  .body())
          .contains("Say why");
      assertThat(
              visitor
                  .post(off, visitor.form("/recording", "domain", "https://x/", "domain-why", "y"))
                  .body())
          .contains("is no domain");
      assertThat(
              visitor
                  .post(
                      off,
                      visitor.form("/recording", "domain", "@Sender.example", "domain-why", "<b>x"))
                  .statusCode())
          .isEqualTo(303);
      assertThat(visitor.get("/recording").body())
          .contains("sender.example", "&lt;b&gt;x")
          .doesNotContain("<b>x");
      assertThat(visitor.get("/health").body()).contains("Recording by sender domain");
      running.get(installation.link(1));
      assertThat(stored(1)).isEmpty();

      assertThat(
              visitor.post(off, Map.of("domain", "other.example", "domain-why", "x")).statusCode())
          .isEqualTo(403);
      visitor.post("/recording/domain/on", visitor.form("/recording", "domain", "sender.example"));
      assertThat(visitor.get("/recording").body()).contains("It is off for none.");
    }
  }

  private String log() throws Exception {
    StringBuilder text = new StringBuilder();
    try (Stream<Path> files = Files.list(folder.resolve("data/access-log"))) {
      for (Path file : files.sorted().toList()) {
        text.append(Files.readString(file));
      }
    }
    return text.toString();
  }
}
