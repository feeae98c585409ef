package org.waybill.html;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CssTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "p { color: red }|p { color: red }",
        "a{color:red}@media screen{p{margin:0}}|a{color:red}@media screen{p{margin:0}}",
        "p{background:#fff url(https://a.example/x.gif) no-repeat}|p{background:#fff none"
            + " no-repeat}",
        "p{background:URL( 'https://a.example/)' )}|p{background:none}",
        "@import url(https://a.example/x.css); p{margin:0}|`  p{margin:0}`",
        "@font-face { src: url(//a.example) } p{margin:0}|`  p{margin:0}`",
        "p{/* url(//a.example) */margin:0}|p{ margin:0}",
        "p{margin:0}/* for ever|`p{margin:0} `",
      })
  void sheetShouldKeepWhatFetchesNothing(String css, String tame) {
    assertThat(Css.withoutAddresses(css)).isEqualTo(tame);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "p::before{content:\"481516\"}",
        "p::before{content:'481516'}",
        "a[href='https://shop.example/?token=481516']{color:red}",
      })
  void textOfASheetShouldGo(String css) {
    assertThat(Css.withoutAddresses(css)).contains("\"\"").doesNotContain("481516", "token");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "p{background:url(//a.example",
        "p{background:url(//a.example')}",
        "@font-face{src:x",
        "@import '//a.example/x.css'",
        "p{content:'x}",
        "p{background:u\\72l(//a.example)}",
        "p{background:url (//a.example)}",
        "p{background:image-set('x' 1x)}",
        "</style",
      })
  void nothingShouldBeLeftOfWhatCannotBeTold(String css) {
    assertThat(Css.withoutAddresses(css)).isEmpty();
  }

  /** At the longest that is read; trying at every place again would be billions of steps. */
  @ParameterizedTest
  @ValueSource(
      strings = {"url(", "url('", "@font-face{", "@import ", "/*", "'\"", "image (", "src "})
  @Timeout(60)
  void sheetWithoutAnEndShouldBeReadOnce(String piece) {
    assertThat(Css.withoutAddresses(piece.repeat(65_536 / piece.length())))
        .doesNotContain("url", "@");
  }

  @Test
  void longSheetShouldNotBeRead() {
    assertThat(Css.withoutAddresses("p{margin:0}".repeat(6_000))).isEmpty();
  }
}
