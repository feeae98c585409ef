package org.waybill.clean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.waybill.clean.Quoted.TARGET;
import static org.waybill.clean.Quoted.clean;
import static org.waybill.clean.Quoted.cleaned;
import static org.waybill.clean.Quoted.html;
import static org.waybill.clean.Quoted.link;
import static org.waybill.clean.Quoted.pixel;
import static org.waybill.clean.Quoted.plain;
import static org.waybill.clean.Quoted.withdrawal;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.waybill.clean.Cleaned.Why;
import org.waybill.message.MessageLimits;
import org.waybill.wire.Opened;

class CleanerTest {

  @Test
  void cleanerShouldFindNothingWhereNothingIsOurs() {
    assertThat(clean(Reach.OUTBOUND, "From: a@a.example\n\nhttps://x.example/c/" + "A".repeat(70)))
        .isEqualTo(new Cleaned.Nothing());
  }

  @Test
  void cleanerShouldCountWhatWent() {
    String message =
        "X-Waybill-Track: opens\nContent-Type: text/html\n\n<a href='"
            + link()
            + "'>x</a>"
            + pixel();

    assertThat(clean(Reach.OUTBOUND, message))
        .isInstanceOfSatisfying(
            Cleaned.Done.class,
            done -> {
              assertThat(done.cleaning().pixels()).isEqualTo(1);
              assertThat(done.cleaning().links()).isEqualTo(1);
              assertThat(done.cleaning().fields()).isEqualTo(1);
              assertThat(done.message().raw()).isEqualTo(done.cleaning().bytes());
            });
  }

  /** Whoever has it could end what somebody else wants. */
  @Test
  void linkToWithdrawShouldLeadToTheRootOfItsHost() {
    assertThat(html("<a href=\"" + withdrawal() + "\">stop</a>"))
        .isEqualTo("<a href=\"" + Quoted.HOST + "/\">stop</a>");
    assertThat(plain("> Stop:\r\n> " + withdrawal() + "\r\n"))
        .isEqualTo("> Stop:\r\n> " + Quoted.HOST + "/\r\n");
  }

  @Test
  void ownHeaderFieldsShouldGoWithTheirFoldedLines() {
    assertThat(
            cleaned(
                Reach.OUTBOUND,
                "A: 1\r\n"
                    + "X-Waybill-Track: opens,\r\n"
                    + " clicks\r\n"
                    + "B: 2\r\n"
                    + "x-waybill-TAG: x\r\n\r\n"
                    + "body"))
        .contains("A: 1\r\nB: 2\r\n\r\nbody");
    assertThat(cleaned(Reach.OUTBOUND, "A: 1\nno field\nX-Waybill-Tag: x\n\nbody")).isEmpty();
    assertThat(cleaned(Reach.DELIVERY, "A: 1\nX-Waybill-Tag: x\n\nbody")).isEmpty();
  }

  @Test
  void everyTransferEncodingShouldBeCleanedInPlace() {
    String html = "<p>=C3=A4 " + link().replace("=", "=3D") + " b</p>\n" + "x".repeat(60);
    String before = "Content-Type: text/html\nContent-Transfer-Encoding: ";
    String base64 =
        Base64.getMimeEncoder(76, new byte[] {'\n'})
            .encodeToString(("a".repeat(57) + pixel()).getBytes(StandardCharsets.US_ASCII));

    assertThat(cleaned(Reach.OUTBOUND, before + "quoted-printable\n\n" + soft(html)))
        .hasValueSatisfying(
            copy ->
                assertThat(copy.replace("=\n", ""))
                    .endsWith(
                        "<p>=C3=A4 https://shop.example/a?b=3D1&amp;c=3D'2' b</p>\n"
                            + "x".repeat(60)));
    assertThat(cleaned(Reach.OUTBOUND, before + "base64\n\n" + base64 + "\n"))
        .contains(before + "base64\n\n" + base64.lines().findFirst().orElseThrow() + "\n");
  }

  private static String soft(String text) {
    return text.replaceAll("(.{70})(?=[^\\n])", "$1=\n");
  }

  @Test
  void textsUnderASignatureShouldStayAsTheyAre() {
    String message =
        multipart(
            "signed",
            part("text/html", "<p>" + link() + "</p>") + part("application/pgp-signature", "x"));
    String outer =
        multipart(
            "mixed",
            part("text/plain", link())
                + "--b\n"
                + message.replace("--b", "--c").replace("boundary=b", "boundary=c"));

    assertThat(clean(Reach.OUTBOUND, message)).isEqualTo(new Cleaned.Kept(Why.SIGNED));
    assertThat(cleaned(Reach.DELIVERY, message)).isEmpty();
    assertThat(cleaned(Reach.DELIVERY, outer))
        .hasValueSatisfying(
            copy -> assertThat(copy).contains("\n\n" + TARGET + "\n", "<p>" + link() + "</p>"));
  }

  @Test
  void dkimSignedMessagesShouldStayUnlessTheSignatureMayBreak() {
    for (String field : new String[] {"DKIM-Signature: v=1", "ARC-Seal: i=1"}) {
      String message = field + "\nX-Waybill-Tag: x\nContent-Type: text/plain\n\n" + link();
      String untouched = field + "\nX-Waybill-Tag: x\n\nx";

      assertThat(clean(Reach.OUTBOUND, message)).isEqualTo(new Cleaned.Kept(Why.SIGNED));
      assertThat(clean(Reach.OUTBOUND, untouched)).isEqualTo(new Cleaned.Nothing());
      assertThat(clean(Reach.DELIVERY_OF_UNSIGNED, message))
          .isEqualTo(new Cleaned.Kept(Why.SIGNED));
      assertThat(cleaned(Reach.BEFORE_SIGNING, message))
          .contains(field + "\nContent-Type: text/plain\n\n" + TARGET);
      assertThat(cleaned(Reach.DELIVERY, message)).contains(message.replace(link(), TARGET));
    }
  }

  @Test
  void attachedMessagesAndReportsShouldBeEnteredAtDeliveryOnly() {
    String inner = "Subject: x\nContent-Type: text/html\n\n<p>x</p>" + pixel();
    String report =
        multipart(
            "report; report-type=delivery-status",
            part("text/plain", "bounced: " + link()) + part("message/rfc822", inner));

    assertThat(clean(Reach.OUTBOUND, report)).isEqualTo(new Cleaned.Nothing());
    assertThat(cleaned(Reach.DELIVERY, report))
        .contains(report.replace(pixel(), "").replace(link(), TARGET));
    String twice =
        multipart(
            "mixed", part("message/rfc822", "A: 1\nContent-Type: message/rfc822\n\n" + inner));
    assertThat(cleaned(Reach.DELIVERY, twice)).contains(twice.replace(pixel(), ""));
  }

  @Test
  void attachedMessagesShouldBeEnteredToABound() {
    String message = "Content-Type: text/html\n\n" + pixel();
    for (int i = 0; i < 6; i++) {
      message = "Content-Type: message/rfc822\n\n" + message;
    }

    assertThat(cleaned(Reach.DELIVERY, message)).isEmpty();
    assertThat(cleaned(Reach.DELIVERY, message.substring(message.indexOf("\n\n") + 2))).isPresent();
  }

  @Test
  void attachmentsShouldStay() {
    String message = "Content-Type: text/html\nContent-Disposition: attachment\n\n" + pixel();

    assertThat(clean(Reach.DELIVERY, message)).isEqualTo(new Cleaned.Nothing());
    assertThat(clean(Reach.OUTBOUND, "Content-MD5: x\nContent-Type: text/plain\n\n" + link()))
        .isEqualTo(new Cleaned.Nothing());
  }

  @Test
  void messageShouldStayWhenTakingOutMakesAnother() {
    String message =
        multipart("mixed", part("text/html", "<p>x</p>\n" + pixel() + "--b\n<p>y</p>"));

    assertThat(clean(Reach.OUTBOUND, message)).isEqualTo(new Cleaned.Kept(Why.PROOF));
  }

  @Test
  void cleanerShouldTryNoMoreSealsThanItsBound() {
    int[] tried = new int[1];
    TokenOpener counting =
        (kind, token) -> {
          tried[0]++;
          return new Opened.Refused();
        };
    String hostile = "/c/" + "A".repeat(70) + " ";
    byte[] message =
        ("Content-Type: text/plain\n\n" + hostile.repeat(40_000))
            .getBytes(StandardCharsets.US_ASCII);

    assertThat(new Cleaner(counting, Reach.OUTBOUND, MessageLimits.DEFAULT).clean(message))
        .isEqualTo(new Cleaned.Kept(Why.LIMIT));
    assertThat(tried[0]).isLessThan(20_000);
  }

  @Test
  void cleanerShouldKnowUrlsThatCarryOurs() {
    Cleaner cleaner = new Cleaner(Quoted.SEALS::open, Reach.OUTBOUND, MessageLimits.DEFAULT);

    assertThat(cleaner.carries(link())).isTrue();
    assertThat(cleaner.carries("https://x.example/?u=" + link().replace("/", "%2f"))).isTrue();
    assertThat(cleaner.carries("https://x.example/?u=" + link().replace("/", "%252F"))).isTrue();
    assertThat(cleaner.carries(TARGET)).isFalse();
  }

  private static String multipart(String type, String parts) {
    return "From: a@a.example\nContent-Type: multipart/"
        + type
        + "; boundary=b\n\n"
        + parts
        + "--b--\n";
  }

  private static String part(String type, String body) {
    return "--b\nContent-Type: " + type + "\n\n" + body + "\n";
  }
}
