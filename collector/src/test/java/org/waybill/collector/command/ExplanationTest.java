package org.waybill.collector.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.html.LinkReason;
import org.waybill.keys.KeyFile;
import org.waybill.plan.LeaveReason;
import org.waybill.sensitive.Stay;
import org.waybill.wire.KeyRing;

/** What an admin who asks why something is not tracked gets to read. */
class ExplanationTest {

  private static final Instant NOW = Instant.parse("2026-11-02T10:00:00Z");

  private static final String HEAD =
      "From: Ann <ann@sender.example>\nMessage-ID: <1@sender.example>\nMIME-Version: 1.0\n";

  private static final String MIXED =
      HEAD
          + "X-Waybill-Tag: spring\n"
          + "Content-Type: multipart/mixed; boundary=b\n\n"
          + "--b\nContent-Type: text/plain; charset=utf-8\n\nhello\n"
          + "--b\nContent-Type: text/html; charset=utf-8\n\n"
          + "<body><img src='x'>"
          + "<a href='https://shop.example/a'>Boots</a><a href='https://shop.example/a'>Boots</a>"
          + "<a href='https://shop.example/unsubscribe?u=1'>Leave this list</a>"
          + "<a href='https://bank.example/'>Bank</a>"
          + "<a href='https://shop.example/b'>www.other.example</a></body>\n"
          + "--b\nContent-Type: text/html; name=x.html\n\n<p>x</p>\n"
          + "--b\nContent-Type: multipart/signed; boundary=s\n\n--s\nContent-Type: text/html\n\n"
          + "<p>y</p>\n--s--\n"
          + "--b--\n";

  @TempDir private Path conf;

  @Test
  void everyLeafShouldBeExplained() throws Exception {
    assertThat(flat(explain(MIXED, "")))
        .contains(
            "1 text/plain, utf-8, 7bit (by default), 5 bytes: left: plain text (textLinks is"
                + " false)")
        .containsPattern("2 text/html, utf-8, .* -> .* bytes: tracked, 3 link places, 1 pixel")
        .contains(
            "3 text/html, 7bit (by default), 8 bytes: left: an attachment, or has a file name")
        .contains("4 text/html, 7bit (by default), 8 bytes: left: under a signature");
  }

  @Test
  void everyLinkShouldBeExplained() throws Exception {
    assertThat(explain(MIXED, "excludedHosts=bank.example\n"))
        .contains("verdict     tracked: 1 pixel; 1 link in 2 places; 3 links left")
        .contains("1  tracked in 2 places: https://shop.example/a\n                 \"Boots\"")
        .contains(
            "-  left, sensitive: https://shop.example/unsubscribe?u=1\n"
                + "                 only its recipient may follow it, or following it changes"
                + " something\n"
                + "                 \"Leave this list\"")
        .contains("-  left, excluded-host: https://bank.example/")
        .contains("-  left, label: https://shop.example/b")
        .containsPattern("pixel       in leaf 2 at byte \\d+ of \\d+: counts as an open")
        .contains("tag         spring");
  }

  @Test
  void switchesShouldNameWhatMadeThem() throws Exception {
    assertThat(
            explain(
                "X-Waybill-Track: opens, clicks\n" + MIXED,
                "senderSwitches=sender.example: clicks\nrecipientSwitches=remote.example: opens\n"))
        .contains(
            "verdict     cleaned, not tracked: off (tracking is switched off for it; see switches)")
        .contains(
            "  switches    off\n"
                + "              track = opens, clicks\n"
                + "              senderSwitches sender.example = clicks\n"
                + "              recipientSwitches remote.example = opens\n"
                + "              X-Waybill-Track = opens, clicks\n");
  }

  @Test
  void missingPixelAndLinksShouldBeExplained() throws Exception {
    assertThat(explain(MIXED, "track=clicks\n"))
        .contains("pixel       none: opens are switched off");
    assertThat(explain(MIXED, "track=opens\n")).contains("clicks are switched off");
    assertThat(explain(HEAD + "Content-Type: text/html\n\n<frameset><frame src=x></frameset>", ""))
        .contains("left as it is: nothing-to-track")
        .contains("pixel       none: the message is not tracked");
  }

  @Test
  void policyShouldBeExplained() throws Exception {
    assertThat(explain(MIXED.replace("ann@sender", "ann@stranger"), ""))
        .contains(
            "left as it is: foreign-sender (the domain of the sender, or of From, is neither");
    assertThat(explain("DKIM-Signature: v=1\n" + MIXED, ""))
        .contains("left as it is: dkim-signed (a DKIM or ARC signature is there");
    assertThat(explain("no message", "")).contains("left as it is: unparsable");
  }

  @Test
  void warningsShouldSayWhatToKnowBesides() throws Exception {
    String big =
        HEAD + "Content-Type: text/html\n\n<body>" + "<p>word</p>".repeat(9_900) + "</body>";

    assertThat(flat(explain(big, "shadow=true\npercent=10\nonlySenders=bob@sender.example\n")))
        .contains("Gmail shows 102,000 and cuts the rest off")
        .contains("shadow is true")
        .contains("percent is 10")
        .contains("onlySenders does not name ann@sender.example")
        .contains("DKIMSign has to stand behind AddTracking")
        .contains("links point to track.example.org, not to the sender's domain sender.example");
    assertThat(
            flat(
                explain(
                    "X-Waybill-Track: maybe\n" + HEAD + "Content-Type: text/html\n\n<p>x</p>", "")))
        .contains("X-Waybill-Track is unknown and counts as off");
    assertThat(flat(explain(HEAD + "Content-Type: text/html\n\n<p>x</p>", "")))
        .contains("short HTML without an image");
    assertThat(flat(explain(MIXED, ""))).doesNotContain("short HTML without an image");
  }

  @Test
  void sheetShouldBeNarrowAndHarmless() throws Exception {
    String message =
        HEAD
            + "Content-Type: text/html; charset=utf-8\n\n<a href='https://shop.example/"
            + "a".repeat(300)
            + "'>esc\u0007 \u202e right "
            + "word ".repeat(30)
            + "</a>";

    String sheet = explain(message, "");

    assertThat(sheet.lines()).allMatch(line -> line.length() <= 100);
    assertThat(flat(sheet)).contains("(321 characters)");
    assertThat(sheet).doesNotContain("\u0007").doesNotContain("\u202e");
  }

  @Test
  void everyReasonShouldBePutInWords() {
    assertThat(Stream.of(LeaveReason.values()).map(LeaveReason::code))
        .allSatisfy(code -> assertThat(ReasonWords.ofMessage(code)).contains(" "));
    assertThat(
            Stream.concat(
                Stream.of(LinkReason.values()).map(LinkReason::code),
                Stream.of(Stay.values()).map(Stay::code)))
        .allSatisfy(code -> assertThat(ReasonWords.ofLink(code)).contains(" "));
  }

  @Test
  void linksInTextShouldBeExplainedLikeOthers() throws Exception {
    String text = HEAD + "Content-Type: text/plain\n\nsee https://shop.example/a today\n";

    assertThat(explain(text, "textLinks=true\n"))
        .contains("tracked, 1 link place")
        .contains("1  tracked: https://shop.example/a")
        .contains("pixel       none: no HTML");
  }

  private static String flat(String sheet) {
    return sheet.replaceAll("\\s+", " ");
  }

  private String explain(String message, String keys) throws Exception {
    Preview preview = preview(keys);
    byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
    return Explanation.of("a.eml", preview.examine(bytes), preview);
  }

  private Preview preview(String keys) throws Exception {
    Files.deleteIfExists(conf.resolve("waybill.keys"));
    KeyFile.create(
        conf.resolve("waybill.keys"),
        KeyRing.generate(NOW.minus(Duration.ofDays(1)), new SecureRandom()));
    Path file =
        Files.write(
            conf.resolve("waybill.properties"),
            List.of(
                "trackingUrl=https://track.example.org",
                "collectorUrl=http://127.0.0.1:1",
                "senderDomains=sender.example",
                keys));
    PreviewSettings settings = PreviewSettings.read(file);
    return new Preview(
        settings, new PreviewPolicy(settings, false, false), "r@remote.example", NOW);
  }
}
