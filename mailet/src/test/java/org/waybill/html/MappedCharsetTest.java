package org.waybill.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.waybill.html.Scanned.bytes;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Charsets in which a byte below 0x80 is not always an ASCII character (case 59). */
class MappedCharsetTest {
  private static final String LINK = "<a href='http://a.example/'>";

  @ParameterizedTest
  @CsvSource({
    "shift_jis,windows-31j,表示ソート｡ﾃｽﾄ①",
    "x-sjis,windows-31j,表",
    "big5,Big5-HKSCS,許功蓋嘅",
    "cn-big5,Big5-HKSCS,許功蓋",
    "gbk,GBK,亗丄乗",
    "GB18030,GB18030,亗丄乗ü€",
    "iso-2022-jp,x-windows-iso2022jp,実小①表",
    "csISO2022JP,ISO-2022-JP,実小",
  })
  void linksShouldBeFoundBetweenCharactersWhoseBytesLookLikeAscii(
      String label, String java, String text) {
    Charset charset = Charset.forName(java);
    String html = latin1("<p>" + text + "</p>" + LINK + text + "</a> <b>" + text + "</b>", charset);

    Scanned scanned = bytes(html, label);

    assertThat(scanned.verdicts()).containsExactly("http://a.example/");
    assertThat(scanned.labels()).containsExactly(text.strip());
    assertThat(scanned.marked()).isEqualTo(html.replace("http://a.example/", "#1") + "^");
  }

  @Test
  void bytesOfCharactersShouldBeNoMarkup() {
    String jis = "\u001B$B<a href>\u001B(B";

    Scanned scanned = bytes("<i>" + jis + LINK + "x</a></i>", "iso-2022-jp");

    assertThat(scanned.scan().refusal()).contains("charset"); // holds a space: no character
    String pairs = "\u001B$B<B>.\u001B(B";
    assertThat(bytes("<i>" + pairs + "</i>" + LINK + pairs + "</a>", "iso-2022-jp").labels())
        .containsExactly("実小");
  }

  @ParameterizedTest
  @ValueSource(strings = {"shift_jis", "big5", "gbk", "gb18030"})
  void linkShouldBeLeftWhenItHoldsOtherThanAscii(String label) {
    Charset charset = Charset.forName(label);
    String html = latin1("<a href='http://a.example/?q=表'>a</a>" + LINK + "b</a>", charset);

    Scanned scanned = bytes(html, label);

    assertThat(scanned.verdicts()).containsExactly("[charset]", "http://a.example/");
    assertThat(scanned.scan().links().getFirst().source())
        .isEqualTo(latin1("http://a.example/?q=表", charset));
  }

  @Test
  void linkShouldBeLeftWhenAReferenceHoldsOtherThanAscii() {
    assertThat(bytes("<a href='http://a.example/?&#8364;'>x</a>", "big5").verdicts())
        .containsExactly("[charset]");
  }

  @ParameterizedTest
  @CsvSource({
    "shift_jis,\u0081<",
    "shift_jis,\u0080",
    "shift_jis,\u00FC",
    "shift_jis,\u00FAT",
    "big5,\u00A4",
    "big5,\u00A4<",
    "big5,\u0081@",
    "gbk,\u0080",
    "gbk,\u00810\u00810",
    "gb18030,\u00810<",
    "gb18030,\u00FF",
  })
  void bodyShouldBeRefusedWhenASequenceIsNoCharacterOrASecondSpelling(String label, String bytes) {
    assertThat(bytes(LINK + bytes + "</a>", label).scan().refusal()).contains("charset");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u001B$B<B",
        "\u001B$B<\u001B(B",
        "\u001B$B<B\n<B\u001B(B",
        "\u001B$B\u001B(B",
        "\u001B(B",
        "\u001B(Jx\u001B(B",
        "\u001B$B<B\u001B(J",
        "\u001B(I1\u001B(B",
        "\u001B$(D0!\u001B(B",
        "\u001B$B~~\u001B(B",
        "\u000Ex\u000F",
        "\u00B1",
      })
  void bodyShouldBeRefusedWhenItsStateCannotBeTold(String bytes) {
    assertThat(bytes(LINK + bytes + "</a>", "iso-2022-jp").scan().refusal()).contains("charset");
  }

  @Test
  void labelShouldKeepWhatIsWholeWhenItIsCutOff() {
    String html = latin1(LINK + "a" + "語".repeat(2_000) + "</a>", Charset.forName("windows-31j"));

    assertThat(bytes(html, "shift_jis").labels()).containsExactly("a" + "語".repeat(199));
  }

  @Test
  void visibleTextShouldBeReadInTheSameCharset() {
    String html = "<p>実行</p><p>パスワード &amp; 小</p>";

    assertThat(
            VisibleText.sample(
                html.getBytes(Charset.forName("ISO-2022-JP")), Optional.of("iso-2022-jp")))
        .isEqualToIgnoringWhitespace("実行 パスワード & 小");
    assertThat(
            VisibleText.sample(
                ("\uFEFF" + html).getBytes(StandardCharsets.UTF_8), Optional.of("big5")))
        .contains("パスワード");
  }

  private static String latin1(String text, Charset charset) {
    return new String(text.getBytes(charset), StandardCharsets.ISO_8859_1);
  }
}
