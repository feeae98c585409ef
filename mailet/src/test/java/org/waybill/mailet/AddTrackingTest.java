package org.waybill.mailet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.james.core.MailAddress;
import org.apache.james.lifecycle.api.LifecycleUtil;
import org.apache.james.server.core.MailImpl;
import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeName;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.DsnParameters;
import org.apache.mailet.Mail;
import org.apache.mailet.PerRecipientHeaders;
import org.apache.mailet.base.test.FakeMail;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.waybill.wire.LedgerRecord;
import org.waybill.wire.Mode;
import org.waybill.wire.PersonCode;
import org.waybill.wire.SentCopy;
import org.waybill.wire.SentLink;
import org.waybill.wire.Token;
import org.waybill.wire.TokenKind;
import org.waybill.wire.TrackingId;

class AddTrackingTest {

  private static final String[] THREE = {"bob@b.example", "cleo@c.example", "Dora@d.example"};

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
  void everyRecipientShouldGetAnOwnCopy() throws Exception {
    Mail mail = Letters.newsletter(THREE);

    Handed original = bench.serve(bench.mailet(), mail);
    List<Handed> all = Stream.concat(bench.spool.taken().stream(), Stream.of(original)).toList();

    assertThat(all).extracting(Handed::recipients).containsExactly(of(0), of(1), of(2));
    assertThat(all).extracting(handed -> handed.urls().size()).containsOnly(3);
    assertThat(all.stream().flatMap(handed -> handed.urls().stream())).doesNotHaveDuplicates();
    assertThat(all).extracting(Handed::state).containsOnly("relay");
    assertThat(all).extracting(Handed::name).doesNotHaveDuplicates();
    assertThat(bench.count("tracked")).isEqualTo(1);
  }

  private static List<String> of(int recipient) {
    return List.of(THREE[recipient]);
  }

  @Test
  void copiesShouldOpenToTheIdsInTheLedger() throws Exception {
    Handed original = bench.serve(bench.mailet(), Letters.newsletter(THREE));

    LedgerRecord.Sent sent = (LedgerRecord.Sent) bench.shipped(1).get(0);
    assertThat(sent.copies())
        .extracting(SentCopy::recipient)
        .containsExactly("bob@b.example", "cleo@c.example", "Dora@d.example");
    List<Handed> all = Stream.concat(bench.spool.taken().stream(), Stream.of(original)).toList();
    for (int i = 0; i < all.size(); i++) {
      SentCopy copy = sent.copies().get(i);
      assertThat(all.get(i).mark()).contains(copy.copy().toString());
      assertThat(all.get(i).tokens(bench.seals()))
          .allSatisfy(
              token -> {
                assertThat(token.copy()).isEqualTo(copy.copy());
                assertThat(token.person()).isEqualTo(copy.person());
                assertThat(token.mode()).isEqualTo(Mode.IDENTIFIED);
              })
          .extracting(Token::kind)
          .containsExactlyInAnyOrder(TokenKind.OPEN, TokenKind.CLICK, TokenKind.CLICK);
    }
  }

  @Test
  void ledgerShouldSayWhatWasSent() throws Exception {
    bench.serve(bench.mailet(), Letters.newsletter(THREE));

    LedgerRecord.Sent sent = (LedgerRecord.Sent) bench.shipped(1).get(0);
    assertThat(sent.messageId().orElseThrow()).hasToString("one@sender.example");
    assertThat(sent.subject()).isEqualTo("Grüße");
    assertThat(sent.from()).isEqualTo("ann@sender.example");
    assertThat(sent.sender()).isEqualTo("ann@sender.example");
    assertThat(sent.mode()).isEqualTo(Mode.IDENTIFIED);
    assertThat(sent.at()).isGreaterThanOrEqualTo(Bench.NOW.toEpochMilli());
    assertThat(sent.links())
        .containsExactly(
            new SentLink(1, "https://shop.example/a?x=1&y=2#top", "shop"),
            new SentLink(2, "https://shop.example/b", "more"));
  }

  @Test
  void copiesShouldEqualTheOriginalOutsideTheTrackedPlaces() throws Exception {
    Handed original = bench.serve(bench.mailet(), Letters.newsletter(THREE));

    assertThat(Stream.concat(bench.spool.taken().stream(), Stream.of(original)))
        .allSatisfy(
            handed ->
                assertThat(handed.undone(bench.seals()))
                    .isEqualTo(Letters.NEWSLETTER.replace("&amp;y", "&y")));
  }

  /** James renews some header fields of a mail that an earlier mailet changed; so do the copies. */
  @Test
  void copiesShouldEqualWhatJamesWouldSendWhenAHeaderWasChanged() throws Exception {
    MailImpl mail = Letters.newsletter("bob@b.example");
    MailImpl twin = Letters.newsletter("bob@b.example");
    for (MailImpl changed : List.of(mail, twin)) {
      changed.getMessage().removeHeader("X-Odd");
      changed.getMessage().addHeader("X-New", "1");
    }

    Handed original = bench.serve(bench.mailet(), mail);

    assertThat(original.isTracked()).isTrue();
    assertThat(original.undone(bench.seals()))
        .isEqualTo(Handed.of(twin).text().replace("&amp;y", "&y"));
  }

  @Test
  void aCopyShouldNotBeTrackedAgainWhenItComesBack() throws Exception {
    AddTracking mailet = bench.mailet();
    MailImpl mail = Letters.newsletter("bob@b.example");
    Handed once = bench.serve(mailet, mail);

    Handed twice = bench.serve(mailet, mail);

    assertThat(twice.message()).isEqualTo(once.message());
    assertThat(bench.count("tracked")).isEqualTo(1);
    assertThat(bench.spool.sends()).isZero();
  }

  @Test
  void aCopyShouldGetTrackingOfItsOwnWhenItIsSubmittedAnew() throws Exception {
    AddTracking mailet = bench.mailet();
    Handed once = bench.serve(mailet, Letters.newsletter("bob@b.example"));

    Handed twice =
        bench.serve(mailet, Letters.mail("ann@sender.example", once.text(), "cleo@c.example"));

    assertThat(twice.urls()).hasSameSizeAs(once.urls()).doesNotContainAnyElementsOf(once.urls());
    assertThat(twice.undone(bench.seals())).isEqualTo(once.undone(bench.seals()));
    assertThat(bench.count("cleaned")).isEqualTo(1);
  }

  @Test
  void aRepeatedMailShouldGiveTheSameCopies() throws Exception {
    AddTracking mailet = bench.mailet();

    Handed once = bench.serve(mailet, Letters.newsletter("bob@b.example"));
    Handed twice = bench.serve(mailet, Letters.newsletter("bob@b.example"));

    assertThat(twice.message()).isEqualTo(once.message());
    assertThat(twice.mark()).isEqualTo(once.mark());
  }

  @Test
  void attributesAndHeadersOfARecipientShouldGoWithTheCopy() throws Exception {
    MailImpl mail = Letters.newsletter(THREE);
    mail.setAttribute(new Attribute(AttributeName.of("kept"), AttributeValue.of("yes")));
    mail.setDsnParameters(
        DsnParameters.builder().envId(DsnParameters.EnvId.of("abc")).build().orElseThrow());
    mail.addSpecificHeaderForRecipient(
        PerRecipientHeaders.Header.builder().name("X-For").value("bob").build(),
        new MailAddress("bob@b.example"));

    bench.mailet().service(mail);

    Mail copy = bench.spool.offered().get(0);
    assertThat(copy.getAttribute(AttributeName.of("kept"))).isPresent();
    assertThat(copy.dsnParameters()).isEqualTo(mail.dsnParameters()).isPresent();
    assertThat(
            copy.getPerRecipientSpecificHeaders()
                .getHeaderNamesForRecipient(new MailAddress("bob@b.example")))
        .containsExactly("X-For");
  }

  @Test
  void copiesShouldBeDisposedOfAfterTheHandOff() throws Exception {
    bench.mailet().service(Letters.newsletter(THREE));

    assertThat(bench.spool.offered()).hasSize(2);
    for (Mail copy : bench.spool.offered()) {
      assertThat(copy.getMessage()).isNull();
    }
  }

  /** James keeps messages over 100 kB in files, which go when the message is disposed of. */
  @Test
  void noFileShouldBeLeftOfALargeMessage() throws Exception {
    MailImpl mail = Letters.mail("ann@sender.example", large(), THREE);
    bench.mailet().service(mail);
    List<String> copies =
        ((LedgerRecord.Sent) bench.shipped(1).get(0))
            .copies().stream().map(copy -> copy.copy().toString()).toList();
    assertThat(temporaryFiles(copies)).hasSize(1);

    LifecycleUtil.dispose(mail);

    assertThat(temporaryFiles(copies)).isEmpty();
  }

  private static List<String> temporaryFiles(List<String> ids) throws IOException {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> ids.stream().anyMatch(name::contains))
          .toList();
    }
  }

  private static String large() {
    String comments = ("<!-- " + "x".repeat(900) + "-->\r\n").repeat(500);
    return Letters.NEWSLETTER.replace("</body>", comments + "</body>");
  }

  @Test
  void localRecipientsShouldKeepTheOriginal() throws Exception {
    Handed original =
        bench.serve(bench.mailet(), Letters.newsletter("eve@sender.example", "bob@b.example"));

    assertThat(original.recipients()).containsExactly("eve@sender.example");
    assertThat(original.text()).isEqualTo(Letters.NEWSLETTER);
    assertThat(original.mark()).isEmpty();
    assertThat(bench.spool.taken()).extracting(Handed::recipients).containsExactly(of(0));
    assertThat(bench.spool.taken()).allMatch(Handed::isTracked);
  }

  @Test
  void recipientsInTwoSpellingsShouldBothBeServed() throws Exception {
    Handed original =
        bench.serve(
            bench.mailet(), Letters.newsletter("Bob@b.example", "bob@b.example", "cleo@c.example"));

    assertThat(bench.spool.taken())
        .extracting(Handed::recipients)
        .containsExactly(List.of("Bob@b.example"), List.of("bob@b.example"));
    assertThat(original.recipients()).containsExactly("cleo@c.example");
  }

  @Test
  void aggregateShouldSendOneCopyToAll() throws Exception {
    Handed original =
        bench.serve(bench.mailet(Map.of("mode", "aggregate")), Letters.newsletter(THREE));

    assertThat(bench.spool.sends()).isZero();
    assertThat(original.recipients()).containsExactly(THREE);
    assertThat(original.tokens(bench.seals()))
        .extracting(Token::mode, Token::person)
        .containsOnly(Tuple.tuple(Mode.AGGREGATE, PersonCode.NONE));
    LedgerRecord.Sent sent = (LedgerRecord.Sent) bench.shipped(1).get(0);
    assertThat(sent.mode()).isEqualTo(Mode.AGGREGATE);
    TrackingId copy = TrackingId.parse(original.mark().orElseThrow());
    assertThat(sent.copies()).containsExactly(new SentCopy(copy, PersonCode.NONE, "*", 3, 1));
  }

  @Test
  void tooManyCopiesShouldBecomeOneSharedCopy() throws Exception {
    Handed original =
        bench.serve(bench.mailet(Map.of("maxCopies", "2")), Letters.newsletter(THREE));

    assertThat(bench.spool.sends()).isZero();
    assertThat(original.tokens(bench.seals())).extracting(Token::mode).containsOnly(Mode.AGGREGATE);
  }

  @Test
  void tooManyBytesShouldBecomeOneSharedCopy() throws Exception {
    Handed original =
        bench.serve(
            bench.mailet(Map.of("maxSplitBytes", "1MiB")),
            Letters.mail("ann@sender.example", large(), THREE));

    assertThat(bench.spool.sends()).isZero();
    assertThat(original.tokens(bench.seals())).extracting(Token::mode).containsOnly(Mode.AGGREGATE);
  }

  @Test
  void aMailOfAnotherKindShouldBeTrackedToo() throws Exception {
    FakeMail mail =
        FakeMail.builder()
            .name("fake")
            .state("relay")
            .sender("ann@sender.example")
            .recipient("bob@b.example")
            .mimeMessage(Letters.message(Letters.NEWSLETTER))
            .build();

    assertThat(bench.serve(bench.mailet(), mail).isTracked()).isTrue();
  }

  @Test
  void aMessageWithoutMessageIdShouldBeTracked() throws Exception {
    Handed original =
        bench.serve(
            bench.mailet(),
            Letters.mail("ann@sender.example", Letters.without("Message-ID"), "bob@b.example"));

    assertThat(original.isTracked()).isTrue();
    assertThat(((LedgerRecord.Sent) bench.shipped(1).get(0)).messageId()).isEmpty();
  }

  @Test
  void originalShouldKeepItsMessageIdWhenItBecomesTheCopy() throws Exception {
    MailImpl mail = Letters.newsletter("bob@b.example");

    bench.mailet().service(mail);

    assertThat(mail.getMessage().getMessageID()).isEqualTo("<one@sender.example>");
    assertThat(new String(Handed.of(mail).message(), StandardCharsets.UTF_8))
        .contains("X-Odd:   kept  as it is\r\n");
  }
}
