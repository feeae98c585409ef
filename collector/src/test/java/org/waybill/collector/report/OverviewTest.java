package org.waybill.collector.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.collector.report.Finding.Severity;
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

  @Test
  void overviewShouldSayWhatNeedsSomebodyTheWorstFirst() {
    site.findings =
        List.of(
            new Finding(Severity.DEGRADED, "The disk fills up.", "Make room."),
            new Finding(Severity.UNHEALTHY, "Hits are lost.", "Look at the disk."),
            new Finding(Severity.DEGRADED, "Third.", "Do."),
            new Finding(Severity.DEGRADED, "Fourth.", "Do."));

    String page = page("/overview");

    assertThat(page)
        .contains("3 things need you", "<a href=\"/health\">All checks</a>")
        .doesNotContain("Fourth.");
    assertThat(page.indexOf("Hits are lost.")).isBetween(1, page.indexOf("The disk fills up."));
    site.findings = List.of();
    assertThat(page("/overview")).doesNotContain("needs you", "need you");
  }

  @Test
  void overviewShouldShowWhatIsLargest() {
    site.applyAndSettle(SampleWeek.of(SEED, 400, ReportSite.NOW));

    assertThat(page("/overview"))
        .contains("Those with most copies; messages of one tag")
        .contains("href=\"/links/")
        .contains("href=\"/domains/gmail.com\"")
        .contains("href=\"/messages?q=is%3Aopened&amp;period=7d\"")
        .contains("href=\"/machines/");
    assertThat(page("/overview?by=sender")).contains("href=\"/senders/");
  }

  @Test
  void overviewShouldCompareWithWhatIsAskedFor() {
    assertThat(page("/overview")).contains("compared with Tue 10 Nov to Mon 16 Nov");
    assertThat(page("/overview?cmp=year")).contains("compared with Tue 18 Nov to Mon 24 Nov");
    assertThat(page("/overview?cmp=none")).doesNotContain("compared with");
  }

  @Test
  void overviewShouldLeadToThePeriodsAroundAndToOneThatLasts() {
    assertThat(page("/overview?period=28d"))
        .contains("href=\"/overview?from=2026-09-29&amp;to=2026-10-27\" data-key=\"[\"")
        .contains("href=\"/overview?from=2026-10-27&amp;to=2026-11-24&amp;tz=UTC\"")
        .doesNotContain("data-key=\"]\"");
    assertThat(page("/overview?from=2026-11-09&to=2026-11-16"))
        .contains("href=\"/overview?from=2026-11-16&amp;to=2026-11-23\" data-key=\"]\"");
  }

  @Test
  void overviewShouldSayWhenTheLastCopyWasSentWhenThePeriodHasNone() {
    site.applyAndSettle(SampleWeek.of(SEED, 50, ReportSite.NOW));

    assertThat(page("/overview?from=2026-08-03&to=2026-08-10"))
        .contains("The last copy was sent on")
        .contains("href=\"/overview?from=2026-11-");
  }

  @Test
  void overviewShouldBeAFileOfItsSteps() {
    site.applyAndSettle(SampleWeek.of(SEED, 100, ReportSite.NOW));

    List<String> lines = page("/overview.csv?tz=Europe/Berlin").lines().toList();

    assertThat(lines).hasSize(2 + 7);
    assertThat(lines.getFirst()).contains("times in Europe/Berlin");
    assertThat(lines.get(2)).startsWith("Tue 17,2026-11-17T00:00:00.000+01:00,");
    assertThat(page("/overview.json")).contains("\"items\":[");
    assertThat(site.get("/overview.csv?from=2026-11-20&to=2026-11-01").statusCode()).isEqualTo(400);
  }

  private static double figure(String page, String title) {
    Matcher matcher =
        Pattern.compile("<h2>" + title + "</h2>\\s*<p class=\"figure\">(?:<a [^>]*>)?([\\d.]+)")
            .matcher(page);
    assertThat(matcher.find()).as(title).isTrue();
    return Double.parseDouble(matcher.group(1));
  }

  private String page(String path) {
    return site.get(path).body();
  }
}
