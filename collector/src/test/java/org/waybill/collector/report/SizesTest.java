package org.waybill.collector.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.proof.week.SampleWeek;

/** Pages stay small enough for a slow line; sizes are of what gzip makes of them. */
class SizesTest {

  private static final int HTML = 25 << 10;
  private static final int CSS = 8 << 10;
  private static final int SCRIPT = 10 << 10;

  @TempDir private Path folder;

  @Test
  void pagesShouldStaySmall() throws IOException {
    try (ReportSite site = new ReportSite(folder)) {
      site.applyAndSettle(SampleWeek.of(7, 1_500, ReportSite.NOW));

      for (String path :
          List.of(
              "/overview",
              "/messages?n=100&fold=0",
              "/messages?by=domain",
              "/messages",
              "/links",
              "/domains",
              "/domains/gmail.com",
              "/machines",
              "/definitions",
              "/exports")) {
        assertThat(zipped(site.get(path).body())).as(path).isLessThanOrEqualTo(HTML);
      }
      String page = site.get("/overview").body();
      assertThat(zipped(asset(site, page, "css"))).isLessThanOrEqualTo(CSS);
      assertThat(zipped(asset(site, page, "js"))).isLessThanOrEqualTo(SCRIPT);
    }
  }

  private static String asset(ReportSite site, String page, String suffix) {
    String path =
        Pattern.compile("\"(/assets/waybill-[0-9a-f]{12}\\." + suffix + ")\"")
            .matcher(page)
            .results()
            .findFirst()
            .orElseThrow()
            .group(1);
    return site.get(path).body();
  }

  private static int zipped(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
      zip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.size();
  }
}
