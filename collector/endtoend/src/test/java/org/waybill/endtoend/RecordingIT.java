package org.waybill.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.waybill.endtoend.child.Await;
import org.waybill.endtoend.collector.Recipient;
import org.waybill.endtoend.collector.SignedIn;
import org.waybill.endtoend.json.Json;
import org.waybill.endtoend.mime.Tracked;
import org.waybill.endtoend.smtp.Envelope;
import org.waybill.endtoend.stage.Letter;
import org.waybill.endtoend.stage.Stage;
import org.waybill.endtoend.stage.TrackingPost;

/** Recording is switched off and on while a James and its readers go on. */
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
    switched("on");
    Await.until("mail that is tracked again", this::sent, tracked -> !tracked.pixels().isEmpty());
  }

  @Test
  void newMailShouldLeaveUntrackedAndOldLinksLeadOnWithoutBeingRecorded() throws Exception {
    Letter before = letter();
    Tracked old = sent(before);
    assertThat(old.links()).hasSize(1);
    Await.until(
        "the message",
        () -> stage.collector().report().messages(before.messageId()),
        all -> all.size() == 1);

    switched("off");
    assertThat(recipient.get(old.links().get(0)).statusCode()).isEqualTo(302);
    assertThat(recipient.get(old.pixels().get(0)).statusCode()).isEqualTo(200);
    Await.until("mail that leaves untracked", this::sent, NOTHING::equals);
    assertThat(stage.post().james().log()).contains("tracking is switched off at the collector");

    switched("on");
    Await.until("mail that is tracked again", this::sent, tracked -> !tracked.pixels().isEmpty());
    assertThat(recipient.get(old.links().get(0)).statusCode()).isEqualTo(302);
    Json message =
        Await.until(
            "the click after it was switched on",
            () -> stage.collector().report().message(before.messageId()),
            found -> total(found, "clicks") > 0);
    assertThat(total(message, "clicks")).as("of two, the one while recording").isEqualTo(1);
    assertThat(total(message, "opens")).isZero();
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
