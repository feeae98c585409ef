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

class CopyPageTest {

  @TempDir Path folder;
  private ReportSite site;
  private String message;

  @BeforeEach
  void open() {
    site = new ReportSite(folder);
    site.applyAndSettle(SampleWeek.of(7, 400, ReportSite.NOW));
    message = first("/messages?subject=timetable", "href=\"(/messages/[^\"?]+)\"");
  }

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void pageShouldSayWhyACopyCountsAsUnopened() {
    assertThat(copyIn("machine"))
        .contains("Delivered, counts as machine only.")
        .contains("Only machines fetched something.")
        .contains("Followed several links of one copy within seconds. People do not.")
        .contains("Fetched a link: link 1 Full timetable");
  }

  @Test
  void pageShouldNameAPersonsOwnProgram() {
    assertThat(openedAt("uni-hall.example"))
        .contains("counts as opened.")
        .contains("person, Mozilla/5.0 on (X11; Linux"); // as the store of tests names it
  }

  @Test
  void pageShouldNameNoProgramBehindAProxy() {
    assertThat(openedAt("gmail.com"))
        .contains("no device and no place can be told")
        .doesNotContain("person, ");
  }

  @Test
  void pageShouldSayWhatWouldCountWhenNothingHappened() {
    assertThat(copyIn("nosign")).contains("No hit yet.").contains("or a click, would count");
  }

  @Test
  void pageShouldBeAbsentWhenTheCopyIs() {
    assertThat(site.get(message + "?copy=0000").statusCode()).isEqualTo(404);
  }

  private String copyIn(String state) {
    String path = first(message + "?state=" + state, "href=\"(/messages/[^\"]+copy=[^\"]+)\"");
    return site.get(path).body();
  }

  /** The pages of opened copies of a domain's, one below the other. */
  private String openedAt(String domain) {
    String list = site.get(message + "/recipients?state=opened").body();
    Matcher copies =
        Pattern.compile(
                "href=\"(/messages/[^\"#]+copy=[^\"#]+)[^>]*><bdi>[^<@]+@" + Pattern.quote(domain))
            .matcher(list);
    StringBuilder pages = new StringBuilder();
    while (copies.find()) {
      pages.append(beside(copies.group(1).replace("&amp;", "&")));
    }
    return pages.toString();
  }

  private String beside(String path) {
    String page = site.get(path).body();
    int from = page.indexOf("<div class=\"beside\"");
    return page.substring(from, page.indexOf("<caption>", from));
  }

  private String first(String path, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(site.get(path).body());
    assertThat(matcher.find()).as(path).isTrue();
    return matcher.group(1);
  }
}
