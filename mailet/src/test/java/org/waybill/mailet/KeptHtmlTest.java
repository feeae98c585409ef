package org.waybill.mailet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.waybill.wire.LedgerRecord;
import org.waybill.wire.LedgerRecord.Html;
import org.waybill.wire.LedgerRecord.Sent;

class KeptHtmlTest {

  private static final Map<String, String> KEEP = Map.of("keepHtml", "true");

  private Bench bench;

  @BeforeEach
  void open() throws Exception {
    bench = new Bench();
  }

  @AfterEach
  void close() throws Exception {
    bench.close();
  }

  /** What is told of looks, once so many of them and so many other records are there. */
  private List<Html> told(int others, int looks) {
    List<LedgerRecord> records = bench.shipped(others + looks);
    assertThat(records.get(0)).isInstanceOf(Sent.class);
    return records.stream().filter(Html.class::isInstance).map(Html.class::cast).toList();
  }

  private static String text(Html html) {
    return html.html().text(10_000).orElseThrow();
  }

  @Test
  void htmlShouldBeToldOnceWithNumbersInPlaceOfAddressesAndBarsInPlaceOfWords() throws Exception {
    AddTracking mailet = bench.mailet(KEEP);
    bench.serve(mailet, Letters.newsletter("b@b.example", "c@c.example"));
    bench.serve(mailet, Letters.newsletter("d@d.example"));

    List<Html> told = told(2, 1);

    assertThat(told).hasSize(1);
    assertThat(told.get(0).message()).isEqualTo(((Sent) bench.shipped(1).get(0)).message());
    assertThat(text(told.get(0)))
        .contains("xxxxx <a href=\"waybill:1\">xxxx</a>")
        .contains("<a href=\"waybill:2\">xxxx</a>")
        .doesNotContain("shop", "Hello", "/o/", "/c/", "<img");
  }

  @Test
  void secretsShouldNotBeToldWhereverTheyStand() throws Exception {
    String secret = "https://shop.example/reset-password?token=s3cr3t";
    String reset =
        Letters.NEWSLETTER
            .replace("https://shop.example/b", secret)
            .replace(
                "more</a>",
                "more</a> Or copy this: <i title='s3cr3t'>%s</i>. Your code is <b>481 516</b>, anna<b>@</b>b.example"
                    .formatted(secret));
    bench.serve(bench.mailet(KEEP), Letters.mail("ann@sender.example", reset, "b@b.example"));

    assertThat(text(told(1, 1).get(0)))
        .contains("<a>xxxx</a>")
        .doesNotContain("s3cr3t", "481", "516", "anna", "@", "shop.example");
  }

  @Test
  void numberThatAnAuthorWroteShouldNotBeTold() throws Exception {
    String own = Letters.NEWSLETTER.replace("https://shop.example/b", "waybill:1");
    bench.serve(bench.mailet(KEEP), Letters.mail("ann@sender.example", own, "b@b.example"));

    assertThat(text(told(1, 1).get(0))).containsOnlyOnce("waybill:1").contains("<a>xxxx</a>");
  }

  @Test
  void charsetOfTheLeafShouldBeRead() throws Exception {
    String utf8 = Letters.NEWSLETTER.replace("Hello", "Gr\u00C3\u00BC\u00C3\u009Fe");
    bench.serve(bench.mailet(KEEP), Letters.mail("ann@sender.example", utf8, "b@b.example"));

    assertThat(text(told(1, 1).get(0))).contains("<p>xxxxx <a");
  }

  @Test
  void nothingShouldBeToldOfALargeMessageOrUnasked() throws Exception {
    String large = Letters.NEWSLETTER.replace("<p>", "<p>" + "word ".repeat(110_000) + "\r\n");
    AddTracking keeping = bench.mailet(KEEP);
    bench.serve(keeping, Letters.mail("ann@sender.example", large, "b@b.example"));
    bench.serve(bench.mailet(), Letters.newsletter("b@b.example"));
    String next = Letters.with("Message-ID", "<two@sender.example>");
    bench.serve(keeping, Letters.mail("ann@sender.example", next, "b@b.example"));

    List<Html> told = told(3, 1);
    List<LedgerRecord> sent = bench.shipped(4).stream().filter(Sent.class::isInstance).toList();

    assertThat(told).as("told in order: nothing comes any more of the first two").hasSize(1);
    assertThat(told.get(0).message()).isEqualTo(((Sent) sent.get(2)).message());
  }
}
