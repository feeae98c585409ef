package org.waybill.mailet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.james.server.core.MailImpl;
import org.apache.mailet.Mail;
import org.apache.mailet.base.test.FakeMail;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.waybill.wire.LedgerRecord;

/** Which mail is left as it is, and under which reason. */
class OutcomesTest {

  private Bench bench;

  @BeforeEach
  void open() throws Exception {
    bench = new Bench();
  }

  @AfterEach
  void close() throws Exception {
    bench.close();
  }

  @Test
  void bounceShouldBeLeft() throws Exception {
    MailImpl mail =
        MailImpl.builder()
            .name("bounce")
            .sender(org.apache.james.core.MaybeSender.nullSender())
            .addRecipients("bob@b.example")
            .build();
    mail.setMessageNoCopy(Letters.message(Letters.NEWSLETTER));

    assertLeft("null-sender", mail);
  }

  @Test
  void autoReplyShouldBeLeft() throws Exception {
    assertLeft("auto-submitted", letter(Letters.with("Auto-Submitted", "auto-replied")));
  }

  @Test
  void newsletterWithUnsubscribeShouldBeTracked() throws Exception {
    Mail mail = letter(Letters.with("List-Unsubscribe", "<https://sender.example/u>"));

    assertThat(bench.serve(bench.mailet(), mail).isTracked()).isTrue();
  }

  @Test
  void strangersMailForwardedByAnAliasShouldBeLeft() throws Exception {
    assertLeft(
        "foreign-sender",
        Letters.mail(
            "stranger@else.example", Letters.with("From", "stranger@else.example"), "b@b.example"));
  }

  @Test
  void strangersFromUnderOurEnvelopeShouldBeLeft() throws Exception {
    assertLeft("foreign-sender", letter(Letters.with("From", "stranger@else.example")));
  }

  @Test
  void ourFromUnderAStrangersEnvelopeShouldBeLeft() throws Exception {
    assertLeft(
        "foreign-sender",
        Letters.mail("stranger@else.example", Letters.NEWSLETTER, "bob@b.example"));
  }

  @Test
  void senderDomainsShouldCountAsOurs() throws Exception {
    AddTracking mailet = bench.mailet(Map.of("senderDomains", "Else.example"));
    Mail mail =
        Letters.mail(
            "ann@else.example", Letters.with("From", "Ann <ann@ELSE.example>"), "bob@b.example");

    assertThat(bench.serve(mailet, mail).isTracked()).isTrue();
  }

  @Test
  void signedMailShouldBeLeft() throws Exception {
    assertLeft("dkim-signed", letter(Letters.with("DKIM-Signature", "v=1; a=rsa-sha256; b=AA")));
  }

  @Test
  void signedMailShouldBeTrackedWhenSigningFollows() throws Exception {
    Mail mail = letter(Letters.with("DKIM-Signature", "v=1; a=rsa-sha256; b=AA"));

    assertThat(bench.serve(bench.mailet(Map.of("signingFollows", "true")), mail).isTracked())
        .isTrue();
  }

  @Test
  void localMailShouldBeLeft() throws Exception {
    assertLeft("local", Letters.newsletter("eve@sender.example", "ed@sender.example"));
  }

  @Test
  void plainTextShouldBeLeft() throws Exception {
    assertLeft("no-html", letter(Letters.with("Content-Type", "text/plain")));
  }

  @Test
  void rawBytesBeyondAsciiShouldSurvive() throws Exception {
    String text =
        Letters.NEWSLETTER
            .replace("text/html; charset=utf-8", "text/html; charset=windows-1252")
            .replace("7bit", "8bit")
            .replace("Hello", "Gr\u00fc\u00dfe \u0080");
    Mail mail = letter(text);

    Handed original = bench.serve(bench.mailet(), mail);

    assertThat(original.isTracked()).isTrue();
    assertThat(original.undone(bench.seals())).isEqualTo(text.replace("&amp;y", "&y"));
  }

  @Test
  void unreadableMailShouldBeLeft() throws Exception {
    FakeMail empty =
        FakeMail.builder()
            .name("empty")
            .sender("ann@sender.example")
            .recipient("b@b.example")
            .build();

    bench.mailet().service(empty);

    assertThat(bench.count("left.unparsable")).isEqualTo(1);
  }

  @Test
  void onlySendersShouldLimitToThem() throws Exception {
    AddTracking mailet = bench.mailet(Map.of("onlySenders", "cleo@sender.example"));
    Mail other = Letters.newsletter("bob@b.example");
    Mail hers = Letters.mail("cleo@sender.example", Letters.NEWSLETTER, "bob@b.example");

    assertThat(bench.serve(mailet, other).isTracked()).isFalse();
    assertThat(bench.count("left.off")).isEqualTo(1);
    assertThat(bench.serve(mailet, hers).isTracked()).isTrue();
  }

  @Test
  void shadowShouldCountAndSendTheOriginal() throws Exception {
    AddTracking mailet = bench.mailet(Map.of("shadow", "true"));

    Handed original = bench.serve(mailet, Letters.newsletter("a@a.example", "b@b.example"));

    assertThat(original.text()).isEqualTo(Letters.NEWSLETTER);
    assertThat(original.recipients()).hasSize(2);
    assertThat(bench.spool.sends()).isZero();
    assertThat(bench.count("shadow")).isEqualTo(1);
    assertThat(bench.count("left.off")).isEqualTo(1);
    assertThat(bench.count("tracked")).isZero();
  }

  @Test
  void percentShouldPickTheSameMessagesAgain() throws Exception {
    AddTracking mailet = bench.mailet(Map.of("percent", "30"));
    List<Boolean> once = IntStream.range(0, 100).mapToObj(i -> isPicked(mailet, i)).toList();
    List<Boolean> twice = IntStream.range(0, 100).mapToObj(i -> isPicked(mailet, i)).toList();

    assertThat(twice).isEqualTo(once);
    assertThat(once.stream().filter(picked -> picked).count()).isBetween(15L, 45L);
  }

  @Test
  void percentShouldPickByContentWhenThereIsNoMessageId() throws Exception {
    AddTracking mailet = bench.mailet(Map.of("percent", "50"));
    int picked = 0;
    for (int i = 0; i < 60; i++) {
      String text = Letters.without("Message-ID").replace("Hello", "Hello " + i);
      boolean once = bench.serve(mailet, letter(text)).isTracked();
      assertThat(bench.serve(mailet, letter(text)).isTracked()).isEqualTo(once);
      picked += once ? 1 : 0;
    }
    assertThat(picked).isBetween(12, 48);
  }

  private boolean isPicked(AddTracking mailet, int i) {
    try {
      Mail mail = letter(Letters.with("Message-ID", "<m" + i + "@sender.example>"));
      return bench.serve(mailet, mail).isTracked();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void leftMailShouldNotBeInTheLedger() throws Exception {
    AddTracking mailet = bench.mailet();
    bench.serve(mailet, letter(Letters.with("Auto-Submitted", "auto-replied")));
    bench.serve(mailet, letter(Letters.with("Message-ID", "<last@sender.example>")));

    assertThat(bench.shipped(1))
        .extracting(entry -> ((LedgerRecord.Sent) entry).messageId().orElseThrow().value())
        .containsExactly("last@sender.example");
  }

  private static Mail letter(String text) throws Exception {
    return Letters.mail("ann@sender.example", text, "bob@b.example");
  }

  private void assertLeft(String reason, Mail mail) throws Exception {
    byte[] before = Handed.of(mail).message();

    Handed original = bench.serve(bench.mailet(), mail);

    assertThat(new String(original.message(), StandardCharsets.ISO_8859_1))
        .isEqualTo(new String(before, StandardCharsets.ISO_8859_1));
    assertThat(original.mark()).isEmpty();
    assertThat(bench.spool.sends()).isZero();
    assertThat(bench.count("left." + reason)).as(reason).isEqualTo(1);
    assertThat(bench.count("tracked")).isZero();
  }
}
