package org.waybill.html;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlLimitsTest {
  private static final String LINK = "<a href=http://a.example/>x</a>";

  private static HtmlScan scan(String body, HtmlLimits limits) {
    return HtmlScan.of(body.getBytes(ISO_8859_1), Optional.of("utf-8"), limits);
  }

  @Test
  void bodyShouldBeRefusedWhenTooLong() {
    assertThat(scan("x".repeat(11), new HtmlLimits(10, 1, 100)).refusal()).contains("limit");
    assertThat(scan("x".repeat(10), new HtmlLimits(10, 1, 100)).refusal()).isEmpty();
  }

  @Test
  void bodyShouldBeRefusedWhenItHasTooManyLinks() {
    HtmlLimits limits = new HtmlLimits(1_000, 2, 100_000);
    assertThat(scan(LINK.repeat(3), limits).refusal()).contains("limit");
    assertThat(scan(LINK.repeat(2) + "<a href='#x'>y</a>", limits).refusal()).isEmpty();
  }

  /**
   * Each fills the largest body allowed; the time is a bound against quadratic work, not a measure.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<div>",
        "<b>",
        "<a href=http://a.example/>x",
        "<a href=http://a.example/><p>x",
        "<table><tr><td>",
        "<svg>",
        "<template>",
        "<",
        "</",
        "<!--",
        "<!",
        "<a ",
        "<a href=",
        "<a href='",
        "&",
        "&#",
        "<p x=y ",
        "<select><option>",
        "<font size=1><p>",
        "</p>",
        "<noscript>",
        "<title>",
        "</body>x",
        "{{",
        "<textarea>",
        "<math><mi>",
        "<script><!--",
        "<li><b><i>"
      })
  @Timeout(120)
  void scanShouldEndInBoundedTimeWhenTheBodyIsHostile(String shard) {
    String body = shard.repeat(500_000 / shard.length());
    HtmlScan scan =
        scan(body, new HtmlLimits(HtmlLimits.DEFAULT.maxBytes(), Integer.MAX_VALUE, 100_000));
    assertThat(scan.refusal()).isEmpty();
    assertThat(
            scan(
                    "<a href='http://a.example/" + body.substring(0, 400_000) + "'>",
                    HtmlLimits.DEFAULT)
                .links())
        .hasSizeLessThan(1_000);
  }
}
