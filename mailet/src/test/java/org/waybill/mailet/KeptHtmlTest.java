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

  @Test
  void htmlShouldBeToldOnceWithNumbersInPlaceOfAddresses() throws Exception {
    AddTracking mailet = bench.mailet(KEEP);
    bench.serve(mailet, Letters.newsletter("b@b.example", "c@c.example"));
    bench.serve(mailet, Letters.newsletter("d@d.example"));

    List<LedgerRecord> records = bench.shipped(3);

    assertThat(records).hasExactlyElementsOfTypes(Sent.class, Html.class, Sent.class);
    Html html = (Html) records.get(1);
    assertThat(html.message()).isEqualTo(((Sent) records.get(0)).message());
    assertThat(html.html().text(10_000).orElseThrow())
        .contains("<a href=\"waybill:1\">shop</a>")
        .contains("<a href=\"waybill:2\">more</a>")
        .doesNotContain("shop.example", "/o/", "/c/", "<img");
  }

  @Test
  void sensitiveLinkShouldNotBeTold() throws Exception {
    String reset =
        Letters.NEWSLETTER.replace(
            "https://shop.example/b", "https://shop.example/reset-password?token=s3cr3t");
    bench.serve(bench.mailet(KEEP), Letters.mail("ann@sender.example", reset, "b@b.example"));

    Html html = (Html) bench.shipped(2).get(1);

    assertThat(html.html().text(10_000).orElseThrow())
        .contains("<a>more</a>")
        .doesNotContain("s3cr3t");
  }

  @Test
  void charsetOfTheLeafShouldBeRead() throws Exception {
    String latin = Letters.with("Content-Type", "text/html; charset=iso-8859-1");
    bench.serve(
        bench.mailet(KEEP),
        Letters.mail(
            "ann@sender.example", latin.replace("Hello", "Gr\u00FC\u00DFe"), "b@b.example"));

    assertThat(((Html) bench.shipped(2).get(1)).html().text(10_000).orElseThrow())
        .contains("Gr\u00FC\u00DFe");
  }

  @Test
  void nothingShouldBeToldOfALargeMessageOrUnasked() throws Exception {
    String large = Letters.NEWSLETTER.replace("<p>", "<p>" + "word ".repeat(110_000) + "\r\n");
    bench.serve(bench.mailet(KEEP), Letters.mail("ann@sender.example", large, "b@b.example"));
    bench.serve(bench.mailet(), Letters.newsletter("b@b.example"));

    assertThat(bench.shipped(1)).noneMatch(Html.class::isInstance);
  }
}
