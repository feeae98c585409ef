package org.waybill.collector.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.proof.week.SampleWeek;

/**
 * Takes pictures of the pages over a made-up week, for whoever looks at them: {@code mvn
 * -Pscreenshots}.
 */
@EnabledIfSystemProperty(named = "waybill.screenshots", matches = ".+")
class ScreenshotsTest {

  private static final Path FOLDER = Path.of(System.getProperty("waybill.screenshots", "target"));
  private static final int COPIES = Integer.getInteger("waybill.screenshots.copies", 50_000);
  private static final String CHROMIUM = "/usr/bin/chromium";

  @TempDir Path folder;

  @Test
  void pagesShouldBeTaken() throws Exception {
    Files.createDirectories(FOLDER);
    try (ReportSite site = new ReportSite(folder)) {
      site.applyAndSettle(SampleWeek.of(7, COPIES, ReportSite.NOW));
      String message = first(site, "/messages?subject=maintenance", "href=\"(/messages/[^\"?]+)\"");
      String copy =
          first(site, message + "?state=machine", "href=\"(/messages/[^\"#]+copy=[^\"#]+)");
      take(site, "overview", "/overview");
      take(site, "messages", "/messages");
      take(site, "message", message);
      take(site, "copy", copy);
      take(site, "map", message + "/map");
      take(site, "message-recipients", message + "/recipients");
      take(
          site,
          "variants",
          first(site, "/messages?subject=season", "href=\"(/messages/[^\"?]+)\""));
      take(site, "links", "/links");
      String link = first(site, "/links", "href=\"(/links/[0-9a-f]{32})\"");
      take(site, "link", link);
      take(site, "domains", "/domains");
      take(site, "domain", "/domains/outlook.com");
      take(site, "campaign", first(site, "/campaigns", "href=\"(/campaigns/[^\"?]+)"));
      take(site, "recipients", "/recipients");
      take(site, "recipient", first(site, link, "href=\"(/recipients/r-[0-9a-f]{16})\""));
      take(site, "machines", "/machines");
      take(site, "machine-reason", "/machines/burst");
      take(site, "definitions", "/definitions");
      take(site, "exports", "/exports");
    }
  }

  private static String first(ReportSite site, String path, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(site.get(path).body());
    assertThat(matcher.find()).as(path).isTrue();
    return matcher.group(1);
  }

  private void take(ReportSite site, String name, String path) throws Exception {
    take(site, name, path, "1440", "light");
    take(site, name, path, "390", "dark");
  }

  private void take(ReportSite site, String name, String path, String width, String theme)
      throws Exception {
    Path file = FOLDER.resolve(name + "-" + width + "-" + theme + ".png").toAbsolutePath();
    chromium(site.url(path), width, theme, file);
    assertThat(file).isNotEmptyFile();
  }

  private void chromium(String url, String width, String theme, Path file)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                CHROMIUM,
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--hide-scrollbars",
                "--user-data-dir=" + folder.resolve("chromium"),
                "--blink-settings=preferredColorScheme=" + (theme.equals("dark") ? 0 : 1),
                "--window-size=" + width + "," + (width.equals("390") ? 5200 : 2400),
                "--screenshot=" + file,
                url)
            .redirectErrorStream(true)
            .start();
    process.getInputStream().readAllBytes();
    assertThat(process.waitFor()).isZero();
  }
}
