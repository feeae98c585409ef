package org.waybill.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.waybill.endtoend.child.Await;
import org.waybill.endtoend.collector.Recipient;
import org.waybill.endtoend.collector.SignedIn;
import org.waybill.endtoend.james.WebAdmin;
import org.waybill.endtoend.json.Json;
import org.waybill.endtoend.mime.Tracked;
import org.waybill.endtoend.smtp.Envelope;
import org.waybill.endtoend.stage.Letter;
import org.waybill.endtoend.stage.Stage;
import org.waybill.endtoend.stage.TrackingPost;

/** Recording is switched off and on, from either side, while a James and its readers go on. */
@ExtendWith(Stage.class)
class RecordingIT {
  private static final Tracked NOTHING = new Tracked(List.of(), List.of());

  private final Recipient recipient = new Recipient();
  private final TrackingPost stage;

  RecordingIT(TrackingPost stage) {
    this.stage = stage;
  }

  @AfterEach
  void switchOn() throws Exception {
    webAdmin().delete("/waybill/kill-switch");
    webAdmin().delete("/waybill/kill-switch/sender.example");
    switched("on");
    switched("on", "sender.example");
    awaitTracked();
  }

  @Test
  void newMailShouldLeaveUntrackedAndOldLinksLeadOnWithoutBeingRecorded() throws Exception {
    Letter before = letter();
    Tracked old = reported(before);

    switched("off");
    assertThat(recipient.get(old.links().get(0)).statusCode()).isEqualTo(302);
    assertThat(recipient.get(old.pixels().get(0)).statusCode()).isEqualTo(200);
    Await.until("mail that leaves untracked", this::sent, NOTHING::equals);
    assertThat(stage.post().james().log()).contains("tracking is switched off at the collector");

    switched("on");
    awaitTracked();
    assertOneClickAlone(before, old);
  }

  @Test
  void killSwitchOfJamesShouldEndTheRecordingOfHitsTooAndItsEndResumeBoth() throws Exception {
    Letter before = letter();
    Tracked old = reported(before);

    webAdmin().put("/waybill/kill-switch?note=spam%20wave");
    assertThat(sent()).isEqualTo(NOTHING);
    Json status = awaitCollectorTold();
    assertThat(status.get("recording")).as("the collector's own word").hasToString("false");
    assertThat(recipient.get(old.links().get(0)).statusCode()).isEqualTo(302);
    assertThat(recipient.get(old.pixels().get(0)).statusCode()).isEqualTo(200);

    webAdmin().delete("/waybill/kill-switch");
    awaitTracked();
    assertOneClickAlone(before, old);
  }

  @Test
  void killSwitchOfADomainShouldEndTheRecordingOfItsHitsToo() throws Exception {
    webAdmin().put("/waybill/kill-switch/sender.example?note=a%20complaint");
    Json status = awaitCollectorTold();
    assertThat(status.get("recording")).hasToString("true");
    assertThat(status.get("recordingOff").items())
        .extracting(Json::text)
        .containsExactly("sender.example");

    webAdmin().delete("/waybill/kill-switch/sender.example");
    awaitTracked();
    assertThat(awaitCollectorTold().get("recordingOff").items()).isEmpty();
  }

  @Test
  void domainSwitchedOffAtTheCollectorShouldLeaveUntrackedAndNoOther() throws Exception {
    switched("off", "other.example");
    awaitOff("other.example");
    assertThat(sent().pixels()).as("another domain's mail").hasSize(1);

    switched("off", "sender.example");
    awaitOff("other.example", "sender.example");
    assertThat(sent()).isEqualTo(NOTHING);

    switched("on", "other.example");
    switched("on", "sender.example");
    awaitTracked();
  }

  private void awaitOff(String... domains) throws Exception {
    Await.until(
        "James knows which domains are off",
        () -> webAdmin().get("/waybill/status").get("recordingOff"),
        off -> off.items().stream().map(Json::text).toList().equals(List.of(domains)));
  }

  private Json awaitCollectorTold() throws Exception {
    return Await.until(
        "the collector knows how the kill switch stands",
        () -> webAdmin().get("/waybill/status"),
        status -> status.get("collectorTold").toString().equals("true"));
  }

  private void awaitTracked() throws Exception {
    Await.until("mail that is tracked again", this::sent, tracked -> !tracked.pixels().isEmpty());
  }

  /** Sends it and waits until the report has it. */
  private Tracked reported(Letter letter) throws Exception {
    Tracked tracked = sent(letter);
    assertThat(tracked.links()).hasSize(1);
    Await.until(
        "the message",
        () -> stage.collector().report().messages(letter.messageId()),
        all -> all.size() == 1);
    return tracked;
  }

  /** Clicks once, and finds that click alone: of those before, while it was off, there is none. */
  private void assertOneClickAlone(Letter letter, Tracked tracked) throws Exception {
    assertThat(recipient.get(tracked.links().get(0)).statusCode()).isEqualTo(302);
    Json message =
        Await.until(
            "the click after it was switched on",
            () -> stage.collector().report().message(letter.messageId()),
            found -> total(found, "clicks") > 0);
    assertThat(total(message, "clicks")).as("of two, the one while recording").isEqualTo(1);
    assertThat(total(message, "opens")).isZero();
  }

  private WebAdmin webAdmin() {
    return stage.post().james().webAdmin();
  }

  private void switched(String state, String domain) throws Exception {
    try (SignedIn admin = SignedIn.at(stage.collector())) {
      admin.recording(state, domain);
    }
  }

  private void switched(String state) throws Exception {
    try (SignedIn admin = SignedIn.at(stage.collector())) {
      admin.recording(state);
    }
  }

  private static Letter letter() {
    return Letter.alternative(
        "", "<html><body><a href=\"https://shop.example/here\">here</a></body></html>\n");
  }

  private Tracked sent() throws Exception {
    return sent(letter());
  }

  private Tracked sent(Letter letter) throws Exception {
    return Tracked.in(
        stage
            .post()
            .send(Envelope.of("lea@sender.example", "ada@one.example"), letter)
            .get(0)
            .message(),
        stage.collector().trackUrl());
  }

  private static long total(Json message, String what) {
    return message.get("copies").items().stream()
        .mapToLong(copy -> copy.get(what).get("total").number())
        .sum();
  }
}
