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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<div>",
        "<b>",
        "<a href=http://a.example/>x",
        "<a href=http://a.example/><p>x",
        "<table><tr><td>",
        "<td>x</td>",
        "<svg>",
        "<template>",
        "</",
        "</p>",
        "<!--",
        "<!",
        "<?x>",
        "<x></y>",
        "<x/>",
        "<p x=y ",
        "<select><option>",
        "<font size=1><p>",
        "<noscript>",
        "<title>",
        "</body>x",
        "<textarea>",
        "<math><mi>",
        "<script><!--",
        "<li><b><i>",
        "<i></b>",
        "<b><div></b>",
        "<table><b>x",
        "<p>x</p>",
        "<br>",
        "<!--[if x]><a href=x><![endif]-->"
      })
  void bodyShouldBeRefusedWhenItsMarkupWouldKeepAParserBusy(String shard) {
    String body = shard.repeat(HtmlLimits.DEFAULT.maxBytes() / shard.length());
    assertThat(scan(body, HtmlLimits.DEFAULT).refusal()).contains("limit");
    assertThat(scan("<!--[if x]><a href='" + body, HtmlLimits.DEFAULT).refusal()).contains("limit");
  }

  @Test
  void bodyShouldBeRefusedWhenTooManyElementsAreOpen() {
    HtmlLimits limits = new HtmlLimits(10_000, 10, 100_000, 1_000, 5, 10);
    assertThat(scan("<div>".repeat(6), limits).refusal()).contains("limit");
    assertThat(scan("<div>".repeat(5) + "<p>".repeat(9) + "<br>", limits).refusal()).isEmpty();
    assertThat(scan("<b>x</b>".repeat(9), limits).refusal()).isEmpty();
    assertThat(scan("<b></i>".repeat(6), limits).refusal()).contains("limit");
  }

  @Test
  void bodyShouldBeRefusedWhenATagHasTooManyAttributes() {
    HtmlLimits limits = new HtmlLimits(10_000, 10, 100_000, 1_000, 5, 10);
    assertThat(scan("<p" + " a=b".repeat(11) + ">x", limits).refusal()).contains("limit");
    assertThat(scan("<p" + " a='b c d e f'".repeat(9) + ">x y z", limits).refusal()).isEmpty();
  }

  @Test
  void bodyShouldBeRefusedWhenItHasTooMuchMarkup() {
    HtmlLimits limits = new HtmlLimits(10_000, 10, 100_000, 5, 50, 10);
    assertThat(scan("<b>x</b><!-- --><br>", limits).refusal()).isEmpty();
    assertThat(scan("<b>x</b><!-- --><br><hr>x</hr>", limits).refusal()).contains("limit");
    assertThat(scan("1 < 2 <3 <".repeat(9), limits).refusal()).isEmpty();
  }

  /** Text alone, however strange, is within the limits; the time is a bound, not a measure. */
  @ParameterizedTest
  @ValueSource(strings = {"<", "&", "&#", "&amp;", "{{", "x ", "%2e/../", "\u00ff"})
  @Timeout(120)
  void scanShouldEndInBoundedTimeWhenTheTextIsHostile(String shard) {
    String body = shard.repeat(1_000_000 / shard.length());
    assertThat(scan(body, HtmlLimits.DEFAULT).refusal()).isEmpty();
    assertThat(
            scan("<a href='http://a.example/" + body.replace("<", "") + "'>x", HtmlLimits.DEFAULT)
                .links())
        .hasSize(1);
  }
}
