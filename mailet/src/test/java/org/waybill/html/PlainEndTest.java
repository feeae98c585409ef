package org.waybill.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainEndTest {

  /** Here {@code |} is a line end, and {@code WORDS} what is put in. */
  @ParameterizedTest
  @CsvSource({
    "'Hello|', 'Hello||WORDS|'",
    "'Hello', 'Hello||WORDS'",
    "'Hello|||', 'Hello||WORDS|||'",
    "'Hello|  |', 'Hello||WORDS|  |'",
    "'', 'WORDS|'",
    "'|', '|WORDS|'",
    "'Hello|-- |Anna|', 'Hello||WORDS||-- |Anna|'",
    "'Hello||-- |Anna|', 'Hello||WORDS||-- |Anna|'",
    "'-- |Anna|', 'WORDS||-- |Anna|'",
    "'Hello|--|Anna|', 'Hello|--|Anna||WORDS|'",
    "'Hello|> -- |> Anna|', 'Hello|> -- |> Anna||WORDS|'",
    "'a|-- |b|-- |c|', 'a|-- |b||WORDS||-- |c|'",
    "'a -- |b|', 'a -- |b||WORDS|'"
  })
  void wordsShouldStandBeforeTheSignatureOrBehindTheLastLine(String body, String told) {
    for (String lineEnd : new String[] {"\r\n", "\n"}) {
      String source = body.replace("|", lineEnd);
      PlainEnd end = of(source, "utf-8", lineEnd);

      assertThat(
              source.substring(0, end.offset())
                  + end.placed("WORDS")
                  + source.substring(end.offset()))
          .isEqualTo(told.replace("|", lineEnd));
    }
  }

  @Test
  void wordsShouldBeInTheCharsetOfTheText() {
    assertThat(encoded("utf-8", "\u00fc")).contains("\u00c3\u00bc");
    assertThat(encoded("iso-8859-1", "\u00fc")).contains("\u00fc");
    assertThat(encoded("windows-1252", "\u2013")).contains("\u0096");
    assertThat(encoded("KOI8-R", "\u0436")).contains("\u00d6");
  }

  @Test
  void wordsShouldNotBeWrittenWhenReadersMightReadOthers() {
    assertThat(encoded("us-ascii", "\u00fc")).isEmpty();
    assertThat(encoded("iso-8859-1", "\u2013")).isEmpty();
    assertThat(encoded("iso-8859-2", "\u0436")).isEmpty();
    assertThat(encoded("", "\u00fc")).isEmpty();
    assertThat(encoded("iso-2022-jp", "\u00fc")).isEmpty();
    assertThat(of("a", "utf-8", "\n").encoded("\u00fc", true)).isEmpty();
  }

  @Test
  void asciiShouldBeWrittenWhereverAsciiBytesAreAscii() {
    assertThat(encoded("us-ascii", "a")).contains("a");
    assertThat(encoded("shift_jis", "a")).contains("a");
    assertThat(encoded("iso-2022-jp", "a")).contains("a");
    assertThat(PlainEnd.of(new byte[] {'a'}, Optional.of("utf-16"), "\n")).isEmpty();
  }

  private static Optional<String> encoded(String charset, String words) {
    return of("a", charset, "\n").encoded(words, false);
  }

  private static PlainEnd of(String text, String charset, String lineEnd) {
    return PlainEnd.of(text.getBytes(StandardCharsets.ISO_8859_1), Optional.of(charset), lineEnd)
        .orElseThrow();
  }
}
