package org.waybill.collector;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.waybill.collector.store.Event;
import org.waybill.wire.Day;

/** Somebody looks where a link leads before following it. */
@Timeout(120)
class LinkPreviewTest {

  private static final int DAY = Day.of(Installation.NOW);

  @TempDir Path folder;
  private Installation installation;
  private RunningCollector running;

  @BeforeEach
  void start() throws Exception {
    installation = new Installation(folder);
    running = RunningCollector.of(installation);
    RunningCollector.await(running::isStoreOpen);
  }

  @AfterEach
  void end() {
    running.close();
  }

  private String preview(String link) throws Exception {
    HttpResponse<byte[]> answer = running.get(link + "+");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().map()).doesNotContainKey("location");
    return new String(answer.body(), UTF_8);
  }

  @Test
  void pageShouldShowTheTargetWithItsHostAndRecordNothing() throws Exception {
    assertThat(preview(installation.link(1)))
        .contains(
            "https://<b>shop.example</b>/a?b=1&amp;c=%20d#e",
            "href=\"https://shop.example/a?b=1&amp;c=%20d#e\" rel=\"noreferrer nofollow\"",
            "Go on to shop.example")
        .doesNotContain("was sent by");

    running.ship(Installation.sent(2));
    running.get(installation.link(2));
    assertThat(running.awaitEvents(1)).extracting(Event::recipient).containsOnly("r2@example.org");
    assertThat(preview(installation.link(1))).contains("was sent by news@sender.example");
  }

  @Test
  void linkShouldHaveToBeOursToBeShown() throws Exception {
    for (String path :
        List.of(
            Installation.forged(installation.link(1)) + "+",
            installation.link(1) + "++",
            installation.pixel(1) + "+",
            "/c/+")) {
      HttpResponse<byte[]> answer = running.get(path);
      assertThat(answer.statusCode()).as(path).isEqualTo(404);
      assertThat(answer.body()).isEmpty();
    }
    assertThat(running.ask("POST", installation.link(1) + "+").statusCode()).isEqualTo(405);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "https://bank.example@evil.example/ evil.example",
        "https://evil.example\\@bank.example/ evil.example",
        "https:\\\\evil.example/https://bank.example evil.example",
        "HTTPS:evil.example#@bank.example evil.example",
        "https://a:b@[2001:db8::1]:8443/x [2001:db8::1]",
        "http://evil.example?@bank.example evil.example"
      })
  void hostShouldBeTheOneABrowserAsks(String target, String host) throws Exception {
    assertThat(preview(installation.link(1, DAY, target))).contains("<b>" + host + "</b>");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      quoteCharacter = '|',
      value = {
        "javascript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "file:///etc/passwd"
      })
  void targetThatIsNoWebAddressShouldBeTextOnly(String target) throws Exception {
    assertThat(preview(installation.link(1, DAY, target))).doesNotContain("<a ", "<script", "href");
  }

  @Test
  void targetShouldNotBecomeMarkup() throws Exception {
    String page =
        preview(
            installation.link(
                1, DAY, "https://x.example/\"><script>alert(1)</script>'onmouseover='x"));
    assertThat(page)
        .contains("&lt;script&gt;", "https://<b>x.example</b>/")
        .doesNotContain("<script", "\"><");
  }
}
