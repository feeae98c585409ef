package org.waybill.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.waybill.html.Scanned.bytes;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Links and labels beyond ASCII; expected values as Chromium 156 gives them. */
class LinkCharsetTest {
  private static final String UE = "<a href='http://a.example/\u00FC?q=\u00FC#\u00FC'>\u00FC</a>";
  private static final String UE_UTF_8 =
      new String(UE.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);

  @Test
  void targetShouldBeUtf8WhenTheLeafIs() {
    assertThat(bytes(UE_UTF_8, "UTF-8").verdicts())
        .containsExactly("http://a.example/%C3%BC?q=%C3%BC#%C3%BC");
  }

  @ParameterizedTest
  @ValueSource(strings = {"windows-1252", "iso-8859-1", "us-ascii", " ISO-8859-15 "})
  void targetShouldHaveTheQueryInTheLeafsCharset(String charset) {
    assertThat(bytes(UE, charset).verdicts())
        .containsExactly("http://a.example/%C3%BC?q=%FC#%C3%BC");
  }

  @ParameterizedTest
  @CsvSource({"0x80,%80", "0x81,%81", "0x9D,%9D", "0xA4,%A4"})
  void targetShouldMapTheUpperHalfAsBrowsersDo(String character, String expected) {
    assertThat(
            bytes(
                    "<a href='http://a.example/?"
                        + (char) (int) Integer.decode(character)
                        + "'>x</a>",
                    "iso-8859-1")
                .verdicts())
        .containsExactly("http://a.example/?" + expected);
  }

  @Test
  void targetShouldSpellOutWhatTheCharsetLacks() {
    assertThat(
            bytes("<a href='http://a.example/?q=&#8364;&#x4E2D;'>x</a>", "iso-8859-1").verdicts())
        .containsExactly("http://a.example/?q=%80%26%2320013%3B");
  }

  @Test
  void targetShouldBeSerializedWhenNotAscii() {
    assertThat(
            bytes(
                    "<a href='HTTP://B\u00FCcher.EXAMPLE:80/a/./b/../c d/%2E?x y=\"&#39;#z"
                        + " `'>x</a>",
                    "windows-1252")
                .verdicts())
        .containsExactly("http://xn--bcher-kva.example/a/c%20d/?x%20y=%22%27#z%20%60");
  }

  @Test
  void linkShouldBeLeftWhenItsCharactersCannotBeTold() {
    assertThat(bytes(UE, "utf-8").verdicts()).containsExactly("[charset]");
    assertThat(bytes(UE, "gb2312").verdicts()).containsExactly("[charset]");
    assertThat(
            new Scanned(
                    UE,
                    HtmlScan.of(
                        UE.getBytes(StandardCharsets.ISO_8859_1),
                        Optional.empty(),
                        HtmlLimits.DEFAULT))
                .verdicts())
        .containsExactly("[charset]");
  }

  @Test
  void linkShouldBeLeftWhenItsHostCannotBeMapped() {
    assertThat(bytes("<a href='http://\u00FC\u00AD%41.example/'>x</a>", "windows-1252").verdicts())
        .containsExactly("[host]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"big5", "shift_jis", "gb18030", "gbk", "utf-16", "utf-7", "x-none"})
  void bodyShouldBeRefusedWhenItsBytesAreNotPlain(String charset) {
    assertThat(bytes(UE, charset).scan().refusal()).contains("charset");
  }

  @ParameterizedTest
  @ValueSource(strings = {"big5", "shift_jis", "gb18030", "iso-2022-jp", "x-none"})
  void bodyShouldBeReadWhenItIsAsciiUnderAnotherLabel(String charset) {
    assertThat(bytes("<a href=http://a.example/>x</a>", charset).verdicts())
        .containsExactly("http://a.example/");
  }

  @Test
  void bodyShouldBeRefusedWhenItSwitchesCharacterSets() {
    assertThat(bytes("<a href=http://a.example/>\u001B$B</a>", "iso-2022-jp").scan().refusal())
        .contains("charset");
  }

  @Test
  void offsetsShouldCountTheByteOrderMark() {
    Scanned scanned = bytes("\u00EF\u00BB\u00BF" + UE_UTF_8, "iso-8859-1");
    assertThat(scanned.marked()).startsWith("\u00EF\u00BB\u00BF<a href='#1'>");
    assertThat(scanned.verdicts()).containsExactly("http://a.example/%C3%BC?q=%C3%BC#%C3%BC");
    assertThat(scanned.labels()).containsExactly("\u00FC");
  }
}
