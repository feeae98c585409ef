package org.waybill.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.waybill.clean.TokenOpener;
import org.waybill.wire.TrackingUrl;

/** text/plain leaves in a plan: only where the option is on. */
class TextLinksTest {
  private static final PlanOptions OPTIONS =
      PlanOptions.of(TrackingUrl.parse("https://track.example"));
  private static final PlanOptions TEXT = OPTIONS.withPlaces(new Places(true, false, false, true));

  private static final String BOTH =
      """
      From: a@a.example
      Content-Type: multipart/mixed; boundary=m

      --m
      Content-Type: multipart/alternative; boundary=b

      --b
      Content-Type: text/plain

      See https://a.example/text now
      --b
      Content-Type: text/html

      <a href="https://a.example/html">x</a>
      --b--
      --m
      Content-Type: text/plain

      https://a.example/footer
      --m
      Content-Type: text/plain; name=list.txt

      https://a.example/file
      --m--
      """;

  @Test
  void planShouldLeaveTextAloneByDefault() {
    assertThat(((Track) plan(OPTIONS, BOTH)).links())
        .extracting(PlannedLink::target)
        .containsExactly("https://a.example/html");
    assertThat(plan(OPTIONS, "From: a@a.example\n\nhttps://a.example/"))
        .isEqualTo(new Leave(LeaveReason.NO_HTML, ""));
  }

  @Test
  void planShouldTrackTextThatIsShownWhenAsked() {
    Track track = (Track) plan(TEXT, BOTH);

    assertThat(track.links())
        .extracting(PlannedLink::target)
        .containsExactly(
            "https://a.example/text", "https://a.example/html", "https://a.example/footer");
    assertThat(track.pixels()).hasSize(1);
    assertThat(track.leaves()).hasSize(3);
    assertThat(track.leaves().get(1).edits()).anyMatch(Edit::isPixel);
  }

  @Test
  void planShouldHaveNoPixelWhenThereIsOnlyText() {
    Track track = (Track) plan(TEXT, "From: a@a.example\n\nhttps://a.example/\n");

    assertThat(track.pixels()).isEmpty();
    assertThat(track.links())
        .containsExactly(new PlannedLink(1, "https://a.example/", "https://a.example/"));
    assertThat(body(track)).startsWith("https://track.example/c/").endsWith("A\n");
    assertThat(plan(TEXT, "From: a@a.example\n\nhello\n"))
        .isEqualTo(new Leave(LeaveReason.NOTHING_TO_TRACK, ""));
  }

  @Test
  void planShouldBreakNoLineOfPlainText() {
    String line = "x".repeat(800) + " https://a.example/ https://b.example/ x";

    Track track = (Track) plan(TEXT, "From: a@a.example\n\n" + line + "\nhttps://c.example/\n");

    assertThat(track.links()).extracting(PlannedLink::target).containsExactly("https://c.example/");
    assertThat(track.left())
        .extracting(LeftLink::reason)
        .containsExactly("line-too-long", "line-too-long");
    assertThat(body(track).lines()).hasSize(2);
  }

  @Test
  void planShouldEncodeTextAsItWas() {
    String quoted = "From: a@a.example\nContent-Transfer-Encoding: quoted-printable\n\n";
    assertThat(body((Track) plan(TEXT, quoted + "=C3=BC https://a.example/?a=3Db =E2=80=9D\n")))
        .startsWith("=C3=BC https://track.example/c/AAA")
        .endsWith("A =E2=80=9D\n");
    String base64 = "From: a@a.example\nContent-Transfer-Encoding: base64\n\n";
    String text =
        Base64.getEncoder()
            .encodeToString("a https://a.example/".getBytes(StandardCharsets.US_ASCII));
    assertThat(
            new String(
                Base64.getMimeDecoder().decode(body((Track) plan(TEXT, base64 + text))),
                StandardCharsets.US_ASCII))
        .startsWith("a https://track.example/c/AAA");
  }

  @Test
  void planShouldLeaveWhatTheLineBeforeCallsSensitive() {
    Track track =
        (Track)
            plan(
                TEXT,
                "From: a@a.example\nSubject: Reset your password\n\n"
                    + "Reset your password:\nhttps://a.example/r/3fa9c07b51e84d22\n\n"
                    + "https://a.example/news\n");

    assertThat(track.left()).extracting(LeftLink::reason).containsExactly("sensitive");
    assertThat(track.links())
        .extracting(PlannedLink::target)
        .containsExactly("https://a.example/news");
  }

  @Test
  void planShouldLeaveSignedText() {
    String signed =
        """
        From: a@a.example
        Content-Type: multipart/signed; boundary=b

        --b

        https://a.example/
        --b--
        """;

    assertThat(plan(TEXT, signed)).isEqualTo(new Leave(LeaveReason.SIGNED, ""));
  }

  private static String body(Track track) {
    return new String(track.leaves().getFirst().spliced().body(), StandardCharsets.ISO_8859_1);
  }

  private static TrackingPlan plan(PlanOptions options, String message) {
    return new Planner(options, TokenOpener.NONE)
        .plan(message.getBytes(StandardCharsets.ISO_8859_1));
  }
}
