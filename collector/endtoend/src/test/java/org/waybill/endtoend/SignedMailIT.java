package org.waybill.endtoend;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.waybill.endtoend.mime.Part;
import org.waybill.endtoend.mime.Tracked;
import org.waybill.endtoend.mime.Transmitted;
import org.waybill.endtoend.signed.Dkim;
import org.waybill.endtoend.signed.Pgp;
import org.waybill.endtoend.signed.Smime;
import org.waybill.endtoend.smtp.Envelope;
import org.waybill.endtoend.stage.Letter;
import org.waybill.endtoend.stage.Post;
import org.waybill.endtoend.stage.Stage;
import org.waybill.endtoend.stage.TrackingPost;

/**
 * What its author signed passes a James that tracks as it passes one that does not, and still
 * verifies.
 */
@ExtendWith(Stage.class)
class SignedMailIT {
  private static final Envelope ENVELOPE = Envelope.of("lea@sender.example", "ada@one.example");
  private static final byte[] ENTITY =
      """
      Content-Type: text/html; charset=us-ascii
      Content-Transfer-Encoding: 7bit

      <html><body><p>Sign <a href="https://shop.example/contract">here</a></p></body></html>
      """
          .replace("\n", "\r\n")
          .getBytes(ISO_8859_1);

  private final Post without;
  private final TrackingPost stage;

  SignedMailIT(Post without, TrackingPost stage) {
    this.without = without;
    this.stage = stage;
  }

  @Test
  void smimeSignatureShouldVerifyWhenItStandsBesideTheText() throws Exception {
    Smime smime = new Smime();
    byte[] signature = smime.sign(ENTITY, false);
    byte[] received =
        sentUntouched(signed("application/pkcs7-signature", "sha-256", base64(signature)));

    assertThat(smime.verifies(entity(received), part(received, 1).decoded())).isTrue();
  }

  @Test
  void smimeSignatureShouldVerifyWhenItHoldsTheText() throws Exception {
    Smime smime = new Smime();
    String content =
        "Content-Type: application/pkcs7-mime; smime-type=signed-data; name=smime.p7m\n"
            + base64(smime.sign(ENTITY, true));
    byte[] received = sentUntouched(Letter.of(content));

    assertThat(smime.verifies(Part.of(received).decoded())).isTrue();
  }

  @Test
  void pgpSignatureShouldVerify() throws Exception {
    Pgp pgp = new Pgp();
    String armour = new String(pgp.sign(ENTITY), ISO_8859_1);
    byte[] received =
        sentUntouched(signed("application/pgp-signature", "pgp-sha256", "\n" + armour));

    assertThat(pgp.verifies(entity(received), part(received, 1).decoded())).isTrue();
  }

  @Test
  void dkimSignatureShouldVerifyWhenItWasThereBefore() throws Exception {
    Dkim dkim = new Dkim();
    Letter letter =
        Letter.alternative("", new String(ENTITY, ISO_8859_1).replaceFirst("(?s).*\r\n\r\n", ""));
    byte[] received = sentUntouched(new Letter(letter.messageId(), dkim.sign(letter.bytes())));

    assertThat(dkim.verified(received)).isEqualTo(1);
  }

  private byte[] sentUntouched(Letter letter) throws Exception {
    byte[] received = stage.post().send(ENVELOPE, letter).get(0).message();
    byte[] plain = without.send(ENVELOPE, letter).get(0).message();
    assertThat(Transmitted.withoutTrace(received)).isEqualTo(Transmitted.withoutTrace(plain));
    assertThat(Tracked.in(received, stage.collector().trackUrl()).links()).isEmpty();
    return received;
  }

  /** RFC 1847 section 2.1. */
  private static Letter signed(String protocol, String digest, String signature) {
    return Letter.of(
        """
        Content-Type: multipart/signed; protocol="%s"; micalg=%s; boundary="between"

        --between
        %s
        --between
        Content-Type: %s; name=signature
        %s
        --between--
        """
            .formatted(protocol, digest, new String(ENTITY, ISO_8859_1), protocol, signature));
  }

  private static String base64(byte[] bytes) {
    return "Content-Transfer-Encoding: base64\n\n"
        + Base64.getMimeEncoder().encodeToString(bytes)
        + "\n";
  }

  /** The first part as it stands, from the boundary's line end to the next one's line end. */
  private static byte[] entity(byte[] message) {
    String body = Part.of(message).body();
    String[] pieces = ("\r\n" + body).split(Pattern.quote("\r\n--between"), -1);
    return pieces[1].substring(2).getBytes(ISO_8859_1);
  }

  private static Part part(byte[] message, int index) {
    return Part.of(message).leaves().get(index);
  }
}
