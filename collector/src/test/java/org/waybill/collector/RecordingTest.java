package org.waybill.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.collector.access.Passwords;
import org.waybill.collector.admin.AdminCall;
import org.waybill.collector.admin.ErrandName;
import org.waybill.collector.store.Event;
import org.waybill.wire.Further;
import org.waybill.wire.IntakeAnswer;
import org.waybill.wire.LedgerChannel;
import org.waybill.wire.LedgerPosition;
import org.waybill.wire.RecordingState;

/** Recording is switched off and on while the world asks and mailets ship. */
class RecordingTest {

  @TempDir Path folder;
  private Installation installation;
  private RunningCollector running;
  private Visitor visitor;

  @BeforeEach
  void start() throws Exception {
    installation = new Installation(folder);
    begin();
  }

  private void begin() throws Exception {
    running = RunningCollector.of(installation);
    RunningCollector.await(running::isStoreOpen);
    visitor = new Visitor(running);
  }

  @AfterEach
  void end() {
    visitor.close();
    running.close();
  }

  private List<String> errand(String argument) throws Exception {
    List<String> said = new ArrayList<>();
    try (AdminCall call = AdminCall.to(folder.resolve("data/run/admin.socket")).orElseThrow()) {
      assertThat(call.ask(ErrandName.RECORDING, argument, said::add)).isZero();
    }
    return said;
  }

  private void signIn() throws Exception {
    String password =
        Files.readString(running.collector.initialPasswordFile().orElseThrow()).strip();
    assertThat(visitor.signIn("admin", password).statusCode()).isEqualTo(303);
  }

  /** What a mailet that takes further lines, or one that does not, is told. */
  private IntakeAnswer probe(boolean further) throws Exception {
    String challenge = "challenge-1";
    HttpResponse<byte[]> answer =
        running.getAdmin(
            LedgerPosition.probePath(RunningCollector.NODE)
                + "?challenge="
                + challenge
                + (further ? "&" + IntakeAnswer.FURTHER : ""));
    return IntakeAnswer.parse(
            RunningCollector.text(answer),
            LedgerChannel.of(installation.keys.identity()),
            challenge.getBytes(StandardCharsets.US_ASCII))
        .orElseThrow();
  }

  private RecordingState told() throws Exception {
    return probe(true).further().allowed().orElseThrow().state();
  }

  @Test
  void hitsShouldBeAnsweredAsEverAndNotStoredWhileOff() throws Exception {
    running.ship(Installation.sent(2));
    HttpResponse<byte[]> pixel = running.get(installation.pixel(1));
    HttpResponse<byte[]> link = running.get(installation.link(1));
    running.awaitEvents(2);

    assertThat(errand("off a test")).first().asString().startsWith("Recording is off since");
    HttpResponse<byte[]> pixelOff = running.get(installation.pixel(1));
    HttpResponse<byte[]> linkOff = running.get(installation.link(1));
    assertThat(pixelOff.statusCode()).isEqualTo(pixel.statusCode());
    assertThat(pixelOff.body()).isEqualTo(pixel.body());
    assertThat(pixelOff.headers().map().keySet()).isEqualTo(pixel.headers().map().keySet());
    assertThat(linkOff.statusCode()).isEqualTo(302);
    assertThat(linkOff.headers().map()).isEqualTo(link.headers().map());

    for (int i = 0; i < 3; i++) { // the third of an address within a minute is told of
      running.get(installation.link(1) + "A");
    }

    errand("on");
    running.get(installation.link(2));
    List<Event> events = awaitClickOf("r2@");
    assertThat(events).hasSize(3);
    assertThat(running.collector.losses()).isZero();
  }

  /** Everything that was stored by the time that click was. */
  private List<Event> awaitClickOf(String recipient) throws Exception {
    for (int most = 1; ; most++) {
      List<Event> events = running.awaitEvents(most);
      if (events.getLast().recipient().startsWith(recipient)) {
        return events;
      }
    }
  }

  @Test
  void offShouldNeedAReason() throws Exception {
    try (AdminCall call = AdminCall.to(folder.resolve("data/run/admin.socket")).orElseThrow()) {
      assertThatThrownBy(() -> call.ask(ErrandName.RECORDING, "off ", line -> {}))
          .hasMessageContaining("say why");
    }
    assertThat(told()).isEqualTo(RecordingState.ON);
  }

  @Test
  void ledgerShouldStillBeTakenWhileOff() throws Exception {
    errand("off a test");
    running.ship(Installation.sent(1));
    errand("on");
    running.get(installation.link(1));

    assertThat(running.awaitEvents(1).getFirst().messageId()).isPresent();
  }

  @Test
  void mailetShouldBeToldWhenItAsksInAWayThatTakesIt() throws Exception {
    assertThat(told()).isEqualTo(RecordingState.ON);
    errand("off a test");

    assertThat(told()).isEqualTo(RecordingState.OFF);
    assertThat(probe(false).further()).isEqualTo(Further.NONE);
  }

  @Test
  void switchShouldStayOffThroughARestart() throws Exception {
    errand("off the works council asks");
    end();
    begin();

    assertThat(errand("status"))
        .singleElement()
        .asString()
        .startsWith("Recording is off since")
        .endsWith("by the command line: the works council asks.");
    assertThat(told()).isEqualTo(RecordingState.OFF);
    running.ship(Installation.sent(1));
    assertThat(running.get(installation.link(1)).statusCode()).isEqualTo(302);
    errand("on");
    running.get(installation.link(1));
    assertThat(running.awaitEvents(1)).hasSize(1);
  }

  @Test
  void everyMoveShouldStandInTheAccessLogWithItsReason() throws Exception {
    errand("off the works council asks");
    errand("on it agrees");

    assertThat(log())
        .contains("recording switched off: the works council asks")
        .contains("recording switched on: it agrees");
  }

  @Test
  void adminShouldSwitchItWithAFormThatSaysWhatThatMeans() throws Exception {
    signIn();
    HttpResponse<String> page = visitor.get("/recording");
    assertThat(page.body()).contains("<a href=\"/recording\">Recording</a>", "no hit is stored");

    HttpResponse<String> bare =
        visitor.post("/recording/off", visitor.form("/recording", "why", " "));
    assertThat(bare.statusCode()).isEqualTo(400);
    assertThat(bare.body()).contains("Say why");
    assertThat(told()).isEqualTo(RecordingState.ON);

    HttpResponse<String> off =
        visitor.post("/recording/off", visitor.form("/recording", "why", "<b>a test</b>"));
    assertThat(off.statusCode()).isEqualTo(303);
    assertThat(told()).isEqualTo(RecordingState.OFF);
    assertThat(visitor.get("/account").body())
        .contains("Not recording since Mon 2 Nov 2026", "switched off by admin");
    assertThat(visitor.get("/recording").body())
        .contains("&lt;b&gt;a test&lt;/b&gt;")
        .doesNotContain("<b>a test");
    assertThat(log()).contains("recording switched off: <b>a test</b>", "\"admin\"");

    visitor.post("/recording/on", visitor.form("/recording"));
    assertThat(told()).isEqualTo(RecordingState.ON);
  }

  @Test
  void switchShouldNotBeMovedByAStrangersFormOrWithoutASession() throws Exception {
    signIn();
    Map<String, String> form = visitor.form("/recording", "why", "a test");
    assertThat(visitor.send("/recording/off", form, "Sec-Fetch-Site", "cross-site").statusCode())
        .isEqualTo(403);
    assertThat(visitor.post("/recording/off", Map.of("why", "a test")).statusCode()).isEqualTo(403);
    visitor.cookies.clear();
    assertThat(visitor.post("/recording/off", form).statusCode()).isNotEqualTo(303);

    assertThat(told()).isEqualTo(RecordingState.ON);
  }

  @Test
  void analystShouldSeeTheStateAndNotMoveIt() throws Exception {
    String hash = Passwords.hash("correct horse battery");
    try (AdminCall call = AdminCall.to(folder.resolve("data/run/admin.socket")).orElseThrow()) {
      assertThat(call.ask(ErrandName.USER, "add anna analyst " + hash, line -> {})).isZero();
    }
    visitor.signIn("anna", "correct horse battery");

    assertThat(visitor.get("/overview").body())
        .contains(" Recording</p>")
        .doesNotContain("href=\"/recording\"");
    assertThat(visitor.get("/recording").statusCode()).isEqualTo(403);
    Map<String, String> form = visitor.form("/account", "why", "a test");
    assertThat(visitor.post("/recording/off", form).statusCode()).isEqualTo(403);
    assertThat(told()).isEqualTo(RecordingState.ON);
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
}
