package org.waybill.collector.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.waybill.collector.report.Shown.Piece;

class ShownTest {

  @Test
  void shownShouldLeavePlainTextAlone() {
    String text =
        "\u00C4rende \uD83D\uDC69\u200D\uD83D\uDCBB"
            + " \u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645";

    assertThat(Shown.of(text).head()).containsExactly(new Piece(text, false));
    assertThat(Shown.of(text).rest()).isEmpty();
    assertThat(Shown.of("").isEmpty()).isTrue();
  }

  @Test
  void shownShouldNameWhatCannotBeSeen() {
    assertThat(Shown.of("a\u202Eb\n\uD800").head())
        .containsExactly(
            new Piece("a", false),
            new Piece("U+202E", true),
            new Piece("b", false),
            new Piece("U+000A", true),
            new Piece("U+D800", true));
    assertThat(Shown.of("a\u202Eb").plain()).isEqualTo("a[U+202E]b");
  }

  @Test
  void addressShouldBreakBehindItsAtSignAndDots() {
    assertThat(new Piece("r1@post.there.example", false).parts())
        .containsExactly("r1@", "post.", "there.", "example");
    assertThat(new Piece("no address", false).parts()).containsExactly("no address");
    assertThat(String.join("", new Piece("..a@.@", false).parts())).isEqualTo("..a@.@");
  }

  @Test
  void shownShouldFoldAwayWhatIsTooLongWithoutCuttingACharacter() {
    Shown shown = Shown.of("\uD83D\uDC69".repeat(201));

    assertThat(shown.head().getFirst().text()).isEqualTo("\uD83D\uDC69".repeat(200));
    assertThat(shown.rest()).containsExactly(new Piece("\uD83D\uDC69", false));
    assertThat(shown.plain()).endsWith("\u2026");
  }

  @Test
  void urlShouldSetApartTheHostThatABrowserWouldAsk() {
    assertHost("https://shop.example/a@b?c#d", "https://", "shop.example", "/a@b?c#d");
    assertHost(
        "https://good.example@evil.example:8443/",
        "https://good.example@",
        "evil.example",
        ":8443/");
    assertHost("http://[::1]:80?x", "http://", "[::1]", ":80?x");
    assertHost("http://[::1]", "http://", "[::1]", "");
    assertHost(
        "https://evil.example\\@good.example/", "https://", "evil.example", "\\@good.example/");
    assertHost("mailto:a@b", "", "", "mailto:a@b");
  }

  private static void assertHost(String url, String before, String host, String after) {
    ShownUrl shown = ShownUrl.of(url);
    assertThat(shown.before().plain()).isEqualTo(before);
    assertThat(shown.host().plain()).isEqualTo(host);
    assertThat(shown.after().plain()).isEqualTo(after);
  }
}
