package org.waybill.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.waybill.wire.Day;
import org.waybill.wire.KeyRing;
import org.waybill.wire.Mode;
import org.waybill.wire.PersonCode;
import org.waybill.wire.Sealer;
import org.waybill.wire.Seals;
import org.waybill.wire.Token;
import org.waybill.wire.TrackingId;
import org.waybill.wire.TrackingUrl;

class CleanPlanTest {

  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final PlanOptions OPTIONS =
      PlanOptions.of(TrackingUrl.parse("https://track.example"));
  private static final String HTML = "Content-Type: text/html\r\n\r\n";

  private final KeyRing ring = KeyRing.generate(NOW, new SecureRandom());
  private final Seals seals = Seals.of(ring);
  private final Sealer sealer = seals.sealer(NOW, ring.fingerprints()).orElseThrow();
  private final Planner planner = new Planner(OPTIONS, seals::open);

  @Test
  void quotedTrackingShouldBeTakenOutBeforeTheMessageIsTrackedAnew() {
    byte[] reply = bytes(HTML + "<a href='" + link("https://shop.example/") + "'>x</a>" + pixel());

    Track track = (Track) planner.plan(reply);

    assertThat(track.links()).containsExactly(new PlannedLink(1, "https://shop.example/", "x"));
    assertThat(track.cleaning().orElseThrow().original()).isSameAs(reply);
    assertThat(track.message().raw()).isEqualTo(track.cleaning().orElseThrow().bytes());
    assertThat(text(track.message().raw()))
        .isEqualTo(HTML + "<a href='https://shop.example/'>x</a>");
  }

  @Test
  void targetOfQuotedLinkShouldBeJudgedAnew() {
    String reset = "https://shop.example/reset?token=5f0c1d7e9a";
    byte[] reply = bytes(HTML + "<a href='" + link(reset) + "'>Set a new password</a>");

    assertThat(((Track) planner.plan(reply)).left())
        .containsExactly(new LeftLink(reset, "sensitive", "Set a new password"));
  }

  @Test
  void digestShouldBeOfTheHtmlAsFound() {
    String plain = HTML + "<a href='https://shop.example/'>x</a>";
    byte[] reply = bytes(plain + pixel());

    assertThat(((Track) planner.plan(reply)).htmlDigest())
        .isNotEqualTo(((Track) planner.plan(bytes(plain))).htmlDigest());
  }

  @Test
  void messageShouldOnlyBeCleanedWhereNothingIsTracked() {
    String field = "X-Waybill-Track: off\r\n";

    assertThat(planner.plan(bytes(field + HTML + "<p>x</p>"), Switches.OFF))
        .isInstanceOfSatisfying(
            Clean.class,
            clean -> {
              assertThat(clean.because()).isEqualTo(new Leave(LeaveReason.OFF, ""));
              assertThat(text(clean.cleaning().bytes())).isEqualTo(HTML + "<p>x</p>");
            });
    assertThat(planner.plan(bytes("A: b\r\n\r\n" + link("https://shop.example/") + "\r\n")))
        .isInstanceOfSatisfying(
            Clean.class,
            clean -> {
              assertThat(clean.because().reason()).isEqualTo(LeaveReason.NO_HTML);
              assertThat(text(clean.cleaning().bytes()))
                  .isEqualTo("A: b\r\n\r\nhttps://shop.example/\r\n");
            });
    assertThat(planner.plan(bytes(HTML + "<p>x</p>"), Switches.OFF))
        .isEqualTo(new Leave(LeaveReason.OFF, ""));
  }

  @Test
  void signedMessageThatCarriesOursShouldStayUnlessSigningFollows() {
    byte[] signed = bytes("DKIM-Signature: x\r\n" + HTML + "<p>x</p>" + pixel());

    assertThat(planner.plan(signed))
        .isEqualTo(new Leave(LeaveReason.ALREADY_TRACKED, "under a signature"));
    assertThat(new Planner(OPTIONS, seals::open, true).plan(signed)).isInstanceOf(Track.class);
  }

  @Test
  void linkThatCarriesOursShouldNeverBeWrappedAgain() {
    String scanned = "https://scan.example/?u=" + link("https://shop.example/").replace("/", "%2F");
    byte[] reply = bytes(HTML + "<a href='" + scanned + "'>x</a>");

    assertThat(((Track) planner.plan(reply)).left())
        .containsExactly(new LeftLink(scanned, "already-tracked", "x"));
  }

  private String link(String target) {
    Token token = Token.click(Mode.IDENTIFIED, id(), PersonCode.NONE, Day.of(NOW), 1, target);
    return "https://former.example/c/" + sealer.seal(token);
  }

  private String pixel() {
    Token token = Token.open(Mode.IDENTIFIED, id(), PersonCode.NONE, Day.of(NOW));
    return "<img src=\"https://former.example/o/" + sealer.seal(token) + ".gif\" width=\"1\">";
  }

  private static TrackingId id() {
    return TrackingId.of(new byte[16]);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
