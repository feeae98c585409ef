package org.waybill.idna;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostNamesTest {

  @ParameterizedTest
  @CsvSource({
    "Example.COM, example.com",
    "stra\u00DFe.example, xn--strae-oqa.example",
    "\u0391\u03B8\u03AE\u03BD\u03B1\u03C2.example, xn--jxafb0a0a5a.example",
    "B\u00DCCHER\u3002example, xn--bcher-kva.example",
    "\uFF45\uFF58.example, ex.example",
    "a_b-.example, a_b-.example",
    "ab--cd.example, ab--cd.example",
    "example.com., example.com.",
    "a\u00ADb.example, ab.example"
  })
  void hostShouldBeMappedAsBrowsersDo(String host, String ascii) {
    assertThat(HostNames.toAscii(host)).contains(ascii);
  }

  @Test
  void hostShouldBeMappedWhenALabelIsLong() {
    assertThat(HostNames.toAscii("a".repeat(70) + ".example"))
        .contains("a".repeat(70) + ".example");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a b",
        "a<b",
        "[1.2.3.4]",
        "a%b",
        "xn--a",
        "xn--",
        "a\u200Db.example",
        "\u0627a.example",
        "a\u2260b\uFFFD"
      })
  void hostShouldBeNoneWhenBrowsersRefuseIt(String host) {
    assertThat(HostNames.toAscii(host)).isEmpty();
  }
}
