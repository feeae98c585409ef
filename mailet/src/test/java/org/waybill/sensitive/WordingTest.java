package org.waybill.sensitive;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {

  @ParameterizedTest
  @CsvSource(
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "resetYourPassword, reset your password ",
        "HTML-Mail_2, html mail 2 ",
        "Stra\u00dfe, strasse ",
        "\u0130ptal, iptal ",
        "zur\u00fccksetzen, zurucksetzen ",
        "zuru\u0308cksetzen, zurucksetzen ",
        "\u0439\u043e\u0433, \u0438\u043e\u0433 ",
        "\ud835\udc2e\ud835\udc27sub, unsub ",
        "\uff21bc, abc ",
        "\ufb01x, fix "
      })
  void wordsShouldBeComparedWithoutCaseAndAccents(String text, String words) {
    assertThat(Wording.of(text)).hasToString(" " + words.stripLeading());
  }

  @Test
  void partsOfACharacterShouldBeComposed() {
    assertThat(Wording.of("\u1112\u1161\u11ab")).hasToString(" \ud55c ");
    assertThat(Wording.of("\uff76\uff9e")).hasToString(" \u30ac ");
    assertThat(Wording.of("\u30ab\u3099")).hasToString(" \u30ac ");
    assertThat(Wording.of("\u3099")).hasToString(" \u3099 ");
  }

  @Test
  void nothingShouldHaveNoWord() {
    assertThat(Wording.of("").length()).isEqualTo(1);
    assertThat(Wording.of(" -./ ").length()).isEqualTo(1);
  }

  @Test
  void onlyTellingWordsShouldCountBesideAPhrase() {
    Wording text = Wording.of("click here to reset your password 2026 now, Sir Galahad");
    int start = text.toString().indexOf("reset");
    int end = text.toString().indexOf(" 2026");

    assertThat(text.tellingBeside(start, end, 9)).isEqualTo(3);
    assertThat(text.tellingBeside(1, text.length() - 1, 9)).isZero();
  }
}
