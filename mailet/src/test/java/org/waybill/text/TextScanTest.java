package org.waybill.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.waybill.html.LinkPlace;
import org.waybill.html.LinkVerdict;

/** Links in text/plain (case 64). */
class TextScanTest {
  private static final String URL = "https://a.example/x?y=1&amp;z=2";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "See %s for more.",
        "See %s.",
        "(see %s)",
        "<%s>",
        "*%s*",
        "**%s**,",
        "\u201C%s\u201D",
        "\u00AB%s\u00BB.",
        "\u300C%s\u300D\u3002",
        "\uFF08%s\uFF09",
        "'%s'",
        "[a](%s)",
        "%s",
        "%s\r\nnext",
        "-- \r\nA. Name\r\n%s\r\n",
        "a\r\n\r\n  %s\r\n\r\nb",
      })
  void urlShouldEndWhereItsSentenceGoesOn(String text) {
    assertThat(verdicts(text.formatted(URL))).containsExactly(URL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "www.a.example",
        "mailto:a@a.example",
        "ftp://a.example/",
        "xhttps://a.example/",
        "> https://a.example/",
        "  >> https://a.example/",
        "AB> https://a.example/",
        "| https://a.example/",
        "a.example/x",
      })
  void textShouldHoldNoLinkWithoutASchemeOrInAQuote(String text) {
    assertThat(verdicts("Hello\r\n" + text + "\r\n")).isEmpty();
  }

  @Test
  void linkShouldBeJudgedByTheRulesOfHtml() {
    assertThat(
            verdicts(
                "https://u:p@a.example/ https://a.example/{{x}} http:\\\\a https://a.example:99999/"
                    + " HTTPS://A.example"))
        .containsExactly("[user-info]", "[placeholder]", "[malformed]", "HTTPS://A.example");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://a.example/\u00FC",
        "https://b\u00FCcher.example/",
        "https://a.example/x\u3002\u6B21",
        "https://a.example/x\u201Dy",
        "https://a.example/x\u4E2D",
      })
  void linkShouldBeLeftWhenReadersDifferOnItsCharacters(String text) {
    assertThat(verdicts(text)).hasSize(1).allMatch(verdict -> verdict.startsWith("["));
  }

  @Test
  void linkShouldBeLeftWhenItMayGoOnInTheNextLine() {
    String url = "https://a.example/" + "x".repeat(50);

    assertThat(verdicts(url + "\r\nyyy")).containsExactly("[unsure]");
    assertThat(verdicts(url + ".\r\nhtml")).containsExactly("[unsure]");
    assertThat(verdicts("<" + url + "\r\nyyy>")).containsExactly("[unsure]");
    assertThat(verdicts("<https://a.example/ x>")).containsExactly("[unsure]");
  }

  @Test
  void linkShouldBeCertainWhenItsLineIsShortOrEndsAParagraph() {
    String url = "https://a.example/" + "x".repeat(50);

    assertThat(verdicts("https://a.example/\r\nyyy")).containsExactly("https://a.example/");
    assertThat(verdicts(url + "\r\n\r\nyyy")).containsExactly(url);
    assertThat(verdicts(url + "\r\n yyy")).containsExactly(url);
    assertThat(verdicts("<" + url + ">\r\nyyy")).containsExactly(url);
    assertThat(verdicts(url + " and so on\r\nyyy")).containsExactly(url);
  }

  @Test
  void linkShouldBeLeftInFrontOfASoftBreak() {
    String text = "https://a.example/ \r\nx\r\nhttps://b.example/\r\n-- \r\nhttps://c.example/ x";

    assertThat(verdicts(text, StandardCharsets.UTF_8, true))
        .containsExactly("[unsure]", "https://b.example/", "https://c.example/");
    assertThat(verdicts(text, StandardCharsets.UTF_8, false)).doesNotContain("[unsure]");
  }

  @Test
  void offsetsShouldCountBytes() {
    LinkPlace link =
        scan("\u4E2D\u6587 https://a.example/ \u6587", StandardCharsets.UTF_8, false)
            .orElseThrow()
            .links()
            .getFirst();

    assertThat(List.of(link.start(), link.end())).containsExactly(7, 25);
    assertThat(link.label()).isEqualTo("https://a.example/");
  }

  @Test
  void linksShouldBeFoundInMappedCharsets() {
    String text = "\u8868\u793A\u30BDhttps://a.example/ \u8868 https://b.example/\u8868";

    assertThat(verdicts(text, Charset.forName("windows-31j"), false))
        .containsExactly("https://a.example/", "[charset]");
    assertThat(verdicts(text, Charset.forName("ISO-2022-JP"), false))
        .containsExactly("https://a.example/", "[charset]");
    assertThat(scan(text, StandardCharsets.UTF_16, false)).isEmpty();
  }

  @Test
  void leadShouldSayWhatALinkIsFor() {
    assertThat(lead("Hi,\r\nReset your password: https://a.example/x now"))
        .isEqualTo("Reset your password:");
    assertThat(lead("Hi,\r\nR\u00E9initialiser\r\n<https://a.example/x>"))
        .isEqualTo("R\u00E9initialiser");
    assertThat(lead("https://a.example/x")).isEmpty();
    assertThat(lead("See ftp://b.example/\r\nhttps://a.example/x")).isEmpty();
    assertThat(lead("x".repeat(900) + " https://a.example/x")).isEqualTo("x".repeat(80));
  }

  @Test
  void searchShouldEndBeyondTheLimitOfLinks() {
    String text = "https://a.example/ ".repeat(100);

    assertThat(
            TextScan.of(text.getBytes(StandardCharsets.US_ASCII), Optional.empty(), false, 10)
                .orElseThrow()
                .links())
        .hasSize(11);
  }

  private static String lead(String text) {
    TextScan scan = scan(text, StandardCharsets.UTF_8, false).orElseThrow();
    return scan.lead(scan.links().getFirst());
  }

  private static List<String> verdicts(String text) {
    return verdicts(text, StandardCharsets.UTF_8, false);
  }

  private static List<String> verdicts(String text, Charset charset, boolean flowed) {
    return scan(text, charset, flowed).orElseThrow().links().stream()
        .map(TextScanTest::verdict)
        .toList();
  }

  private static Optional<TextScan> scan(String text, Charset charset, boolean flowed) {
    String label = charset.name().equals("windows-31j") ? "shift_jis" : charset.name();
    return TextScan.of(text.getBytes(charset), Optional.of(label), flowed, 1_000);
  }

  private static String verdict(LinkPlace link) {
    return switch (link.verdict()) {
      case LinkVerdict.Target(var url) -> url;
      case LinkVerdict.Left(var reason) -> "[" + reason.code() + "]";
    };
  }
}
