package org.waybill.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.waybill.clean.TokenOpener;
import org.waybill.html.HtmlLimits;
import org.waybill.message.MessageLimits;
import org.waybill.wire.TrackingUrl;

class PlannerTest {

  private static final PlanOptions OPTIONS =
      PlanOptions.of(TrackingUrl.parse("https://track.example"));

  private final Planner planner = new Planner(OPTIONS, TokenOpener.NONE);

  @Test
  void planShouldNumberLinksInTheOrderOfTheSource() {
    Track track =
        track(
            "<a href='https://a.example/'>one</a><a href='https://b.example/'>two</a>"
                + "<a href='https://a.example/'>one</a><a href='https://a.example/'>three</a>");

    assertThat(track.links())
        .containsExactly(
            new PlannedLink(1, "https://a.example/", "one"),
            new PlannedLink(2, "https://b.example/", "two"),
            new PlannedLink(3, "https://a.example/", "three"));
    assertThat(track.places()).extracting(Edit::number).containsExactly(1, 2, 1, 3);
    assertThat(track.pixels()).hasSize(1);
  }

  @Test
  void planShouldHaveNoLinksWithoutClicksAndNoPixelWithoutOpens() {
    byte[] html = message("<a href='https://a.example/'>one</a><a href='/b'>two</a>");

    Track opens = (Track) planner.plan(html, new Switches(true, false));
    Track clicks = (Track) planner.plan(html, new Switches(false, true));

    assertThat(opens.links()).isEmpty();
    assertThat(opens.pixels()).extracting(Edit::number).containsExactly(Edit.COUNTED);
    assertThat(opens.left())
        .containsExactly(
            new LeftLink("https://a.example/", "off", "one"),
            new LeftLink("/b", "relative", "two"));
    assertThat(clicks.links()).hasSize(1);
    assertThat(clicks.pixels()).isEmpty();
    assertThat(planner.plan(html, Switches.OFF)).isEqualTo(new Leave(LeaveReason.OFF, ""));
    assertThat(planner.plan(message("<p>x</p>"), new Switches(false, true)))
        .isEqualTo(new Leave(LeaveReason.NOTHING_TO_TRACK, ""));
  }

  @Test
  void planShouldHaveTwoPixelsWhereTheTopIsWantedToo() {
    Planner both =
        new Planner(OPTIONS.withPlaces(new Places(false, false, true, true)), TokenOpener.NONE);
    byte[] html = message("<html><body><p>x</p><p>y</p></body></html>");

    assertThat(((Track) both.plan(html)).pixels())
        .extracting(Edit::number)
        .containsExactly(Edit.COUNTED, Edit.SEEN_TO_THE_END);
  }

  @Test
  void planShouldNumberTheTwinsOfAButtonAsOneLink() {
    Track track =
        track(
            "<!--[if mso]><v:roundrect href='https://a.example/'><center>Buy</center>"
                + "</v:roundrect><![endif]--><a href='https://b.example/'>other</a>"
                + "<a href='https://a.example/'>Buy now</a>");

    assertThat(track.places()).extracting(Edit::number).containsExactly(1, 2, 1);
    assertThat(track.links().getFirst().label()).isEqualTo("Buy now");
  }

  @Test
  void planShouldNameTheLinksItLeaves() {
    Track track = track("<a href='mailto:a@b.example'>x</a>");

    assertThat(track.left()).containsExactly(new LeftLink("mailto:a@b.example", "scheme", "x"));
  }

  @Test
  void planShouldLeaveALinkWhoseTrackedUrlIsTooLong() {
    Planner narrow = new Planner(OPTIONS.withMaxUrlLength(150), TokenOpener.NONE);
    String url = "https://a.example/" + "x".repeat(60);

    Track track = (Track) narrow.plan(message("<a href='" + url + "'>x</a>"));

    assertThat(track.left()).containsExactly(new LeftLink(url, "too-long", "x"));
    assertThat(track.links()).isEmpty();
  }

  @Test
  void planShouldLeaveWhatIsSensitiveUnlessThePolicyIsIgnored() {
    String reset = "https://a.example/reset?token=5f0c1d7e9a";
    String html =
        "<a href='%s'>Set a new password</a><a href='https://a.example/'>www.b.example</a>"
            .formatted(reset);

    assertThat(track(html).left())
        .containsExactly(
            new LeftLink(reset, "sensitive", "Set a new password"),
            new LeftLink("https://a.example/", "label", "www.b.example"));
    Planner ignoring = new Planner(OPTIONS.ignoringPolicy(), TokenOpener.NONE);
    assertThat(((Track) ignoring.plan(message(html))).links()).hasSize(2);
  }

  @Test
  void planShouldJudgeLinksByTheHeaderToo() {
    byte[] message =
        ("Subject: =?utf-8?q?Passwort_zur=C3=BCcksetzen?=\r\n"
                + "List-Unsubscribe: <https://a.example/l/1>\r\n"
                + "Content-Type: text/html\r\n\r\n<a href='https://a.example/l/1'>x</a>"
                + "<a href='https://a.example/?y=3fa9c07b51e84d2296cb0a7de41f5588'>y</a>"
                + "<a href='https://a.example/z'>z</a>")
            .getBytes(StandardCharsets.US_ASCII);

    assertThat(((Track) planner.plan(message)).links())
        .extracting(PlannedLink::label)
        .containsExactly("z");
  }

  @Test
  void planShouldLeaveALinkThatNeedsALineTooLong() {
    String url = "https://a.example/" + "x".repeat(700);

    assertThat(track("<a href='" + url + "'>x</a>").left())
        .containsExactly(new LeftLink(url, "line-too-long", "x"));
  }

  @Test
  void planShouldLimitTheHtmlOfAllLeavesTogether() {
    HtmlLimits limits = new HtmlLimits(100, 10, 100_000);
    Planner narrow =
        new Planner(
            new PlanOptions(OPTIONS.url(), 1650, MessageLimits.DEFAULT, limits), TokenOpener.NONE);
    String leaf = "--b\nContent-Type: text/html\n\n<a href='https://a.example/'>%s</a>\n";
    String text =
        "From: a@a.example\nContent-Type: multipart/mixed; boundary=b\n\n"
            + leaf.formatted("x".repeat(50))
            + leaf.formatted("y")
            + "--b--\n";

    Track track = (Track) narrow.plan(text.getBytes(StandardCharsets.US_ASCII));

    assertThat(track.links()).extracting(PlannedLink::label).containsExactly("x".repeat(50));
  }

  @Test
  void planShouldLimitTheBytesWalkedInNestedParts() {
    Planner narrow =
        new Planner(
            new PlanOptions(
                OPTIONS.url(),
                1650,
                new MessageLimits(20, 500, 1000, 100, 150),
                HtmlLimits.DEFAULT),
            TokenOpener.NONE);
    String text =
        "From: a@a.example\nContent-Type: multipart/mixed; boundary=a\n\n--a\n"
            + "Content-Type: multipart/mixed; boundary=b\n\n--b\n\n"
            + "x".repeat(60)
            + "\n--b--\n--a--\n";

    assertThat(narrow.plan(text.getBytes(StandardCharsets.US_ASCII)))
        .isEqualTo(new Leave(LeaveReason.LIMIT, "too many bytes in nested parts"));
  }

  @Test
  void planShouldDigestTheHtmlAsFound() throws Exception {
    String body = "<p>x</p>";
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    digest.update(new byte[] {0, 0, 0, 0, 0, 0, 0, (byte) body.length()});

    assertThat(track(body).htmlDigest())
        .isEqualTo(digest.digest(body.getBytes(StandardCharsets.US_ASCII)));
  }

  @Test
  void planShouldCountFailuresInsteadOfThrowing() {
    Planner broken =
        new Planner(
            OPTIONS,
            (kind, token) -> {
              throw new IllegalStateException("broken");
            });

    assertThat(broken.plan(message("/o/" + "A".repeat(70) + ".gif")))
        .isEqualTo(new Leave(LeaveReason.PLAN_FAILED, "java.lang.IllegalStateException: broken"));
  }

  @Test
  void codesShouldBeThoseThatReportsAndMetricsUse() {
    assertThat(List.of(LeaveReason.NULL_SENDER, LeaveReason.DKIM_SIGNED, LeaveReason.NO_HTML))
        .extracting(LeaveReason::code)
        .containsExactly("null-sender", "dkim-signed", "no-html");
  }

  private Track track(String html) {
    return (Track) planner.plan(message(html));
  }

  private static byte[] message(String html) {
    return ("Content-Type: text/html\r\n\r\n" + html).getBytes(StandardCharsets.US_ASCII);
  }
}
