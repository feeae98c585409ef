package org.waybill.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.waybill.endtoend.demo.Sample;
import org.waybill.endtoend.mime.Transmitted;
import org.waybill.endtoend.sink.Delivery;
import org.waybill.endtoend.smtp.Envelope;
import org.waybill.endtoend.stage.Letter;
import org.waybill.endtoend.stage.Post;
import org.waybill.endtoend.stage.Stage;
import org.waybill.endtoend.stage.TrackingPost;

/** What is not ours to track leaves byte for byte as James sends it without us. */
@ExtendWith(Stage.class)
class UntouchedIT {
  private static final String HTML =
      "<html><body><a href=\"https://shop.example/\">here</a></body></html>\n";
  private static final Envelope OURS = Envelope.of("lea@sender.example", "ada@one.example");

  private final Post without;
  private final TrackingPost with;

  UntouchedIT(Post without, TrackingPost with) {
    this.without = without;
    this.with = with;
  }

  @Test
  void bounceShouldPass() throws Exception {
    assertUntouched(Envelope.of("", "ada@one.example"), Letter.alternative("", HTML));
  }

  @Test
  void autoReplyShouldPass() throws Exception {
    assertUntouched(OURS, Letter.alternative("Auto-Submitted: auto-replied\n", HTML));
  }

  @Test
  void signedMailShouldPass() throws Exception {
    Sample signed = Sample.signed();
    assertUntouched(signed.envelope(), new Letter("lading-47@sender.example", signed.message()));
  }

  @Test
  void strangersMailShouldPassWhenAnAliasForwardsItAbroad() throws Exception {
    Letter letter = Letter.alternative("", HTML).from("Stranger <stranger@far.example>");
    assertThat(forwarded(with.post(), letter)).isEqualTo(forwarded(without, letter));
  }

  private static String forwarded(Post post, Letter letter) throws Exception {
    post.james().webAdmin().createUser("alias@sender.example", "alias");
    post.james().webAdmin().forward("alias@sender.example", "friend@abroad.example");
    post.james()
        .smtp()
        .send(Envelope.of("stranger@far.example", "alias@sender.example"), letter.bytes());
    return Transmitted.withoutTrace(post.arrived(letter.messageId(), 1).get(0).message());
  }

  private void assertUntouched(Envelope envelope, Letter letter) throws Exception {
    Delivery here = with.post().send(envelope, letter).get(0);
    Delivery there = without.send(envelope, letter).get(0);
    assertThat(here.envelope()).isEqualTo(there.envelope());
    assertThat(Transmitted.withoutTrace(here.message()))
        .isEqualTo(Transmitted.withoutTrace(there.message()));
  }
}
