package org.waybill.mailet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.mailet.Mail;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.waybill.mailet.Spool.Fault;
import org.waybill.wire.Labels;
import org.waybill.wire.LedgerRecord;
import org.waybill.wire.Mode;
import org.waybill.wire.SentCopy;
import org.waybill.wire.SentLink;
import org.waybill.wire.Token;
import org.waybill.wire.TokenKind;

/** What of whose copy is tracked, where configuration and sender say something about it. */
class SwitchesTest {

  private static final String[] FOUR = {
    "a@one.example", "b@opens.example", "c@sub.clicks.example", "d@off.example"
  };

  private static final Map<String, String> BY_RECIPIENT =
      Map.of("recipientSwitches", "opens.example: opens; clicks.example: clicks; off.example: off");

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
  void opensAloneShouldTouchNoLink() throws Exception {
    Handed original =
        bench.serve(bench.mailet(Map.of("track", "opens")), Letters.newsletter("b@b.example"));

    assertThat(kinds(original)).containsExactly(TokenKind.OPEN);
    assertThat(original.text()).contains("https://shop.example/a?x=1&amp;y=2#top");
  }

  @Test
  void clicksAloneShouldPutNoPixelIn() throws Exception {
    Handed original =
        bench.serve(bench.mailet(Map.of("track", "clicks")), Letters.newsletter("b@b.example"));

    assertThat(kinds(original)).containsExactly(TokenKind.CLICK, TokenKind.CLICK);
  }

  @Test
  void recipientsShouldGetCopiesOfTheirOwnKind() throws Exception {
    Handed original = bench.serve(bench.mailet(BY_RECIPIENT), Letters.newsletter(FOUR));

    assertThat(original.recipients()).containsExactly("d@off.example");
    assertThat(original.text()).isEqualTo(Letters.NEWSLETTER);
    assertThat(original.mark()).isEmpty();
    assertThat(kinds(copyTo("a@one.example")))
        .containsExactly(TokenKind.CLICK, TokenKind.CLICK, TokenKind.OPEN);
    assertThat(kinds(copyTo("b@opens.example"))).containsExactly(TokenKind.OPEN);
    assertThat(kinds(copyTo("c@sub.clicks.example")))
        .containsExactly(TokenKind.CLICK, TokenKind.CLICK);
    assertThat(bench.spool.taken())
        .allSatisfy(
            copy ->
                assertThat(copy.undone(bench.seals()))
                    .isEqualTo(
                        Letters.NEWSLETTER.replace(
                            copy.urls().size() == 1 ? "" : "&amp;y",
                            copy.urls().size() == 1 ? "" : "&y")));
  }

  @Test
  void oneRecordShouldNameAllCopiesAndLinks() throws Exception {
    bench.serve(bench.mailet(BY_RECIPIENT), Letters.newsletter(FOUR));

    LedgerRecord.Sent sent = (LedgerRecord.Sent) bench.shipped(1).get(0);
    assertThat(bench.collector().records()).hasSize(1);
    assertThat(sent.copies())
        .extracting(SentCopy::recipient)
        .containsExactlyInAnyOrder("a@one.example", "b@opens.example", "c@sub.clicks.example");
    assertThat(sent.links())
        .extracting(SentLink::url)
        .containsExactly("https://shop.example/a?x=1&y=2#top", "https://shop.example/b");
    assertThat(sent.copies())
        .extracting(copy -> copy.copy().toString())
        .containsExactlyInAnyOrderElementsOf(
            bench.spool.taken().stream().map(copy -> copy.mark().orElseThrow()).toList());
  }

  @Test
  void recordShouldSayHowManyPixelsEachCopyCarries() throws Exception {
    bench.serve(
        bench.mailet(
            Map.of("pixels", "top-and-bottom", "recipientSwitches", "clicks.example: clicks")),
        Letters.newsletter("a@one.example", "c@clicks.example"));

    LedgerRecord.Sent sent = (LedgerRecord.Sent) bench.shipped(1).get(0);
    assertThat(sent.copies())
        .extracting(SentCopy::recipient, SentCopy::pixels)
        .containsExactlyInAnyOrder(tuple("a@one.example", 2), tuple("c@clicks.example", 0));
  }

  @Test
  void sharedCopiesOfDifferentKindsShouldBeOneInTheLedger() throws Exception {
    AddTracking mailet =
        bench.mailet(Map.of("mode", "aggregate", "recipientSwitches", "opens.example: opens"));

    Handed original =
        bench.serve(
            mailet, Letters.newsletter("a@one.example", "b@opens.example", "c@two.example"));

    LedgerRecord.Sent sent = (LedgerRecord.Sent) bench.shipped(1).get(0);
    assertThat(sent.mode()).isEqualTo(Mode.AGGREGATE);
    assertThat(sent.copies()).extracting(SentCopy::recipients).containsExactly(3);
    assertThat(bench.spool.taken()).hasSize(1);
    assertThat(original.mark()).isEqualTo(bench.spool.taken().get(0).mark());
    assertThat(List.of(original.urls().size(), bench.spool.taken().get(0).urls().size()))
        .containsExactlyInAnyOrder(1, 3);
  }

  @Test
  void aSharedCopyShouldNotBeAbandonedWhileAnotherOfItsIdWentOut() throws Exception {
    bench.spool.failingAt(2, Fault.REFUSE);
    AddTracking mailet =
        bench.mailet(Map.of("mode", "aggregate", "recipientSwitches", "opens.example: opens"));

    Handed original =
        bench.serve(
            mailet, Letters.newsletter("eve@sender.example", "a@one.example", "b@opens.example"));
    bench.serve(
        mailet,
        Letters.mail("ann@sender.example", Letters.with("Message-ID", "<2@s>"), "x@x.example"));

    assertThat(original.isTracked()).isFalse();
    assertThat(original.recipients()).hasSize(2).contains("eve@sender.example");
    assertThat(bench.shipped(2)).noneMatch(LedgerRecord.Abandoned.class::isInstance);
  }

  @Test
  void countOfCopiesShouldBeThatOfAllKinds() throws Exception {
    AddTracking mailet =
        bench.mailet(Map.of("maxCopies", "1", "recipientSwitches", "opens.example: opens"));

    bench.serve(mailet, Letters.newsletter("a@one.example", "b@opens.example"));

    LedgerRecord.Sent sent = (LedgerRecord.Sent) bench.shipped(1).get(0);
    assertThat(sent.mode()).isEqualTo(Mode.AGGREGATE);
  }

  @Test
  void refusedCopiesOfAnyKindShouldStayOnTheOriginal() throws Exception {
    bench.spool.failingAt(1, Fault.REFUSE).failingAt(2, Fault.REFUSE);

    Handed original =
        bench.serve(bench.mailet(BY_RECIPIENT), Letters.newsletter(FOUR[0], FOUR[1], FOUR[2]));

    assertThat(original.recipients()).hasSize(2);
    assertThat(original.text()).isEqualTo(Letters.NEWSLETTER);
    assertThat(bench.spool.taken()).hasSize(1).allMatch(Handed::isTracked);
    assertThat(bench.count("left.hand-off-failed")).isEqualTo(1);
  }

  @Test
  void offShouldLeaveWhateverElseIsSaid() throws Exception {
    Mail mail =
        Letters.mail(
            "ann@sender.example", Letters.with("X-Waybill-Track", "opens, clicks"), "b@b.example");

    Handed original = bench.serve(bench.mailet(Map.of("track", "off")), mail);

    assertThat(original.isTracked()).isFalse();
    assertThat(bench.count("left.off")).isEqualTo(1);
    assertThat(bench.spool.sends()).isZero();
  }

  @Test
  void senderSwitchesShouldGoByEnvelopeAndFrom() throws Exception {
    AddTracking mailet =
        bench.mailet(
            Map.of("senderDomains", "news.example", "senderSwitches", "news.example: opens"));

    Mail byEnvelope = Letters.mail("ann@news.example", Letters.NEWSLETTER, "b@b.example");
    Mail byFrom =
        Letters.mail("a@sender.example", Letters.with("From", "ann@news.example"), "b@b.example");

    assertThat(kinds(bench.serve(mailet, byEnvelope))).containsExactly(TokenKind.OPEN);
    assertThat(kinds(bench.serve(mailet, byFrom))).containsExactly(TokenKind.OPEN);
    assertThat(bench.serve(mailet, Letters.newsletter("b@b.example")).urls()).hasSize(3);
  }

  @Test
  void headerShouldSwitchAndNameTheMessage() throws Exception {
    String text =
        "X-Waybill-Tag: spring sale\r\nX-Waybill-Campaign: Spring\r\nX-Waybill-Variant: B\r\n"
            + Letters.with("X-Waybill-Track", "clicks");

    Handed original =
        bench.serve(bench.mailet(), Letters.mail("ann@sender.example", text, "b@b.example"));

    assertThat(kinds(original)).containsExactly(TokenKind.CLICK, TokenKind.CLICK);
    assertThat(((LedgerRecord.Sent) bench.shipped(1).get(0)).labels())
        .isEqualTo(new Labels(Optional.of("spring sale"), Optional.of("Spring"), Optional.of("B")));
  }

  @Test
  void anUnknownHeaderShouldCountAsOff() throws Exception {
    Mail mail =
        Letters.mail("ann@sender.example", Letters.with("X-Waybill-Track", "yes"), "b@b.example");

    assertThat(bench.serve(bench.mailet(), mail).isTracked()).isFalse();
    assertThat(bench.count("left.off")).isEqualTo(1);
    assertThat(bench.count("unclear-header")).isEqualTo(1);
  }

  @Test
  void aStrangersHeaderShouldNotBeListenedTo() throws Exception {
    String text = Letters.with("X-Waybill-Track", "yes").replace("ann@sender", "x@stranger");
    Mail mail = Letters.mail("x@stranger.example", text, "b@b.example");

    Handed original = bench.serve(bench.mailet(), mail);

    assertThat(original.text()).isEqualTo(text);
    assertThat(bench.count("left.foreign-sender")).isEqualTo(1);
    assertThat(bench.count("unclear-header")).isZero();
  }

  @Test
  void linksShouldStayAsConfigured() throws Exception {
    AddTracking mailet = bench.mailet(Map.of("excludedHosts", "shop.example"));

    assertThat(kinds(bench.serve(mailet, Letters.newsletter("b@b.example"))))
        .containsExactly(TokenKind.OPEN);
  }

  private Handed copyTo(String recipient) {
    return bench.spool.taken().stream()
        .filter(copy -> copy.recipients().contains(recipient))
        .findFirst()
        .orElseThrow();
  }

  private List<TokenKind> kinds(Handed handed) {
    return handed.tokens(bench.seals()).stream().map(Token::kind).toList();
  }
}
