package org.waybill.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VisibleTextTest {

  @Test
  void sampleShouldLeaveOutWhatIsNotShown() {
    String html =
        "<title>t</title><STYLE>p{a:b}</STYLE><!-- c > --><p>Caf&eacute;<br>au lait</p><script>x";

    assertThat(sample(html, StandardCharsets.US_ASCII).split("\\s+"))
        .containsExactly("", "Café", "au", "lait");
  }

  @Test
  void sampleShouldBeReadInTheDeclaredCharset() {
    assertThat(sample("пароль", Charset.forName("windows-1251")).strip()).isEqualTo("пароль");
  }

  @Test
  void sampleShouldBeBounded() {
    assertThat(sample("<b>word".repeat(100_000), StandardCharsets.US_ASCII))
        .hasSizeLessThan(33_000);
  }

  private static String sample(String html, Charset charset) {
    return VisibleText.sample(html.getBytes(charset), Optional.of(charset.name()));
  }
}
