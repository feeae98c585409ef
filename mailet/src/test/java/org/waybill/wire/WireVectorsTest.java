package org.waybill.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is in somebody's inbox cannot be migrated: these answers never change. */
class WireVectorsTest {

  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  private final Vectors vectors = new Vectors();
  private final KeyRing ring = vectors.ring();
  private final Seals seals = Seals.of(ring);
  private final Ids ids = new Ids(ring.identity());

  WireVectorsTest() throws IOException {}

  @Test
  void idsShouldBeTheKnownOnes() {
    Optional<MessageId> messageId = Optional.of(new MessageId(vectors.text("id.messageId")));
    String sender = vectors.text("id.sender");
    String recipient = vectors.text("id.recipient");
    byte[] digest = vectors.hex("id.htmlDigest");

    assertThat(ids.copy(messageId, sender, recipient, digest)).hasToString(vectors.text("id.copy"));
    assertThat(ids.copy(messageId, sender, Ids.SHARED, digest))
        .hasToString(vectors.text("id.shared"));
    assertThat(ids.copy(Optional.empty(), sender, recipient, digest))
        .hasToString(vectors.text("id.copyWithoutMessageId"));
    assertThat(ids.message(messageId, sender, digest)).hasToString(vectors.text("id.message"));
    assertThat(ids.person(recipient)).hasToString(vectors.text("id.person"));
  }

  @Test
  void tokensShouldBeTheKnownOnes() {
    Sealer sealer = seals.sealer(NOW, ring.fingerprints()).orElseThrow();

    assertThat(sealer.seal(open())).isEqualTo(vectors.text("token.open"));
    assertThat(sealer.seal(bottom())).isEqualTo(vectors.text("token.openOfLink1"));
    assertThat(sealer.seal(click())).isEqualTo(vectors.text("token.click"));
  }

  @Test
  void tokensOfEveryKeyShouldOpen() {
    assertThat(seals.open(TokenKind.OPEN, vectors.text("token.open")))
        .isEqualTo(new Opened.Known(open(), 2));
    assertThat(seals.open(TokenKind.OPEN, vectors.text("token.openOfLink1")))
        .isEqualTo(new Opened.Known(bottom(), 2));
    assertThat(seals.open(TokenKind.CLICK, vectors.text("token.click")))
        .isEqualTo(new Opened.Known(click(), 2));
    assertThat(seals.open(TokenKind.CLICK, vectors.text("token.clickOfKey1")))
        .isEqualTo(new Opened.Known(click(), 1));
  }

  @Test
  void tokensOfLaterVersionsShouldRedirect() {
    Opened target = new Opened.TargetOnly(TokenKind.CLICK, vectors.text("token.target"));

    assertThat(seals.open(TokenKind.CLICK, vectors.text("token.version2"))).isEqualTo(target);
    assertThat(seals.open(TokenKind.CLICK, vectors.text("token.mode9"))).isEqualTo(target);
  }

  @Test
  void fingerprintsShouldBeTheKnownOnes() {
    assertThat(ring.fingerprints()).hasToString(vectors.text("keys.fingerprints"));
  }

  @Test
  void ledgerRecordsShouldBeTheKnownOnes() {
    for (String kind :
        List.of(
            "sentWithoutPixel", "sentOfCampaign", "abandoned", "delivered", "bounced", "html")) {
      byte[] bytes = vectors.hex("ledger." + kind);
      LedgerRecord decoded = LedgerRecordBytes.decode(bytes);

      assertThat(decoded.toString()).isEqualTo(vectors.text("ledger." + kind + ".decoded"));
      assertThat(HexFormat.of().formatHex(LedgerRecordBytes.encode(decoded)))
          .isEqualTo(vectors.text("ledger." + kind));
    }
  }

  @Test
  void textOfAMessageShouldBeTheKnownOne() {
    LedgerRecord.Html html =
        (LedgerRecord.Html) LedgerRecordBytes.decode(vectors.hex("ledger.html"));

    assertThat(html.html().text(1_000)).contains(vectors.text("ledger.html.text"));
  }

  @Test
  void copyShouldHaveOnePixelWhenItsRecordDoesNotSay() {
    LedgerRecord decoded = LedgerRecordBytes.decode(vectors.hex("ledger.sent"));

    assertThat(decoded.toString()).isEqualTo(vectors.text("ledger.sent.decoded"));
  }

  @Test
  void shipmentShouldOpenAndItsAnswerBeTheKnownOne() {
    LedgerChannel channel = LedgerChannel.of(ring.identity());
    LedgerPosition place = new LedgerPosition("00112233445566ff", 7, 4096);
    byte[] sealed = vectors.hex("shipment.sealed");

    assertThat(channel.open(place, sealed))
        .hasValueSatisfying(
            batch ->
                assertThat(LedgerBatch.decode(batch))
                    .containsExactly(vectors.hex("ledger.sent"), vectors.hex("ledger.abandoned")));
    assertThat(
            new IntakeAnswer(7, 5000, ring.fingerprints())
                .format(channel, LedgerChannel.digest(sealed)))
        .isEqualTo(vectors.text("shipment.answer"));
    assertThat(
            new IntakeAnswer(0, 0, ring.fingerprints())
                .format(channel, "challenge".getBytes(StandardCharsets.US_ASCII)))
        .isEqualTo(vectors.text("probe.answer"));
  }

  @Test
  void answerThatSaysFurtherThingsShouldBeTheKnownOne() {
    LedgerChannel channel = LedgerChannel.of(ring.identity());
    byte[] challenge = "challenge".getBytes(StandardCharsets.US_ASCII);
    IntakeAnswer off = new IntakeAnswer(0, 0, ring.fingerprints(), Further.of(Allowance.NOTHING));
    Allowance some =
        new Allowance(RecordingState.ON, Set.of("shop.example", "xn--strae-oqa.example"));
    IntakeAnswer domains =
        new IntakeAnswer(
            0,
            0,
            ring.fingerprints(),
            new Further(Optional.of(some), Optional.of("0011223344556677-4")));

    assertThat(off.format(channel, challenge)).isEqualTo(vectors.text("probe.answerOff"));
    assertThat(IntakeAnswer.parse(vectors.text("probe.answerOff"), channel, challenge))
        .contains(off);
    assertThat(domains.format(channel, challenge)).isEqualTo(vectors.text("probe.answerDomains"));
  }

  @Test
  void errandOfAKillSwitchShouldOpenAndItsAnswerBeTheKnownOne() {
    LedgerChannel channel = LedgerChannel.of(ring.identity());
    byte[] sealed = vectors.hex("switch.sealed");

    assertThat(SwitchErrand.path("00112233445566ff")).isEqualTo(vectors.text("switch.path"));
    assertThat(channel.openErrand("00112233445566ff", sealed))
        .contains(
            new SwitchErrand(
                "0011223344556677-4", RecordingState.OFF, "shop.example", "Beschwerde über Möbel"));
    assertThat(
            new IntakeAnswer(
                    7,
                    5000,
                    ring.fingerprints(),
                    new Further(
                        Optional.of(new Allowance(RecordingState.ON, Set.of("shop.example"))),
                        Optional.of("0011223344556677-5")))
                .format(channel, LedgerChannel.digest(sealed)))
        .isEqualTo(vectors.text("switch.answer"));
  }

  private Token open() {
    return Token.open(Mode.IDENTIFIED, copy(), ids.person(vectors.text("id.recipient")), 691);
  }

  private Token bottom() {
    return Token.open(Mode.IDENTIFIED, copy(), ids.person(vectors.text("id.recipient")), 691, 1);
  }

  private Token click() {
    return Token.click(
        Mode.IDENTIFIED,
        copy(),
        ids.person(vectors.text("id.recipient")),
        691,
        3,
        vectors.text("token.target"));
  }

  private TrackingId copy() {
    return TrackingId.parse(vectors.text("id.copy"));
  }
}
