package org.waybill.collector.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.proof.week.SampleWeek;

class OverviewTest {

  private static final int SEED = 7;

  @TempDir Path folder;
  private ReportSite site;

  @BeforeEach
  void open() {
    site = new ReportSite(folder);
  }

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void overviewShouldSayWhatToDoWhenNothingWasSent() {
    assertThat(page("/overview"))
        .contains("Nothing was sent in this period")
        .contains("waybill status");
  }

  @Test
  void overviewShouldShowFiguresWithBoundsDefinitionsAndReasons() {
    site.applyAndSettle(SampleWeek.of(SEED, 400, ReportSite.NOW));

    String page = page("/overview");

    assertThat(page)
        .contains("Tue 17 to Mon 23 November 2026")
        .contains("A person loaded the picture, clicked or replied.")
        .contains("between ")
        .contains("Followed several links of one copy within seconds.")
        .contains("Apple Mail loads every picture")
        .contains("First opens by persons");
    assertThat(figure(page, "Opened")).isBetween(20.0, 70.0);
    assertThat(figure(page, "Clicked")).isBetween(2.0, 30.0);
    assertThat(figure(page, "Machine hits")).isBetween(10.0, 80.0);
  }

  @Test
  void overviewShouldKeepItsFiguresWithinTheirBounds() {
    site.applyAndSettle(SampleWeek.of(SEED, 400, ReportSite.NOW));

    String page = page("/overview?period=28d");

    Matcher bounds = Pattern.compile("between ([\\d.]+) and ([\\d.]+)").matcher(page);
    assertThat(bounds.find()).isTrue();
    assertThat(figure(page, "Opened"))
        .isBetween(Double.parseDouble(bounds.group(1)), Double.parseDouble(bounds.group(2)));
  }

  @Test
  void overviewShouldNameAParameterThatIsWrong() {
    assertThat(site.get("/overview?period=fortnight").statusCode()).isEqualTo(400);
    assertThat(site.get("/overview?period=fortnight").body()).contains("fortnight");
    assertThat(site.get("/overview?tz=Nowhere/Land").body()).contains("Europe/Berlin");
  }

  private static double figure(String page, String title) {
    Matcher matcher =
        Pattern.compile("<h2>" + title + "</h2>\\s*<p class=\"figure\">([\\d.]+)").matcher(page);
    assertThat(matcher.find()).as(title).isTrue();
    return Double.parseDouble(matcher.group(1));
  }

  private String page(String path) {
    return site.get(path).body();
  }
}
