package org.waybill.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.waybill.endtoend.mime.Tracked;
import org.waybill.endtoend.signed.Dkim;
import org.waybill.endtoend.smtp.Envelope;
import org.waybill.endtoend.stage.Letter;
import org.waybill.endtoend.stage.Stage;
import org.waybill.endtoend.stage.TrackingPost;

/** James's own DKIMSign behind AddTracking, as the fragment says, signs what is sent. */
class SigningFollowsIT {
  private static final Dkim DKIM = new Dkim();

  private static TrackingPost stage;

  @BeforeAll
  static void start() throws Exception {
    stage = TrackingPost.start(Stage.folder("signing"), DKIM.mailet());
  }

  @AfterAll
  static void stop() throws Exception {
    stage.close();
  }

  @Test
  void dkimSignatureShouldVerifyWhenJamesSignsTheTrackedCopy() throws Exception {
    Letter letter =
        Letter.alternative(
            "", "<html><body><a href=\"https://shop.example/\">here</a></body></html>\n");
    byte[] copy =
        stage
            .post()
            .send(Envelope.of("lea@sender.example", "ada@one.example"), letter)
            .get(0)
            .message();

    Tracked tracked = Tracked.in(copy, stage.collector().trackUrl());
    assertThat(tracked.pixels()).hasSize(1);
    assertThat(tracked.links()).hasSize(1);
    assertThat(DKIM.verified(copy)).isEqualTo(1);
  }
}
