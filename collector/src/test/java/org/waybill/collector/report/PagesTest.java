package org.waybill.collector.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.waybill.collector.store.SampleJournal.SENT_AT;
import static org.waybill.collector.store.SampleJournal.abandoned;
import static org.waybill.collector.store.SampleJournal.copy;
import static org.waybill.collector.store.SampleJournal.message;
import static org.waybill.collector.store.SampleJournal.sent;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.wire.Labels;
import org.waybill.wire.LedgerRecord.Sent;
import org.waybill.wire.Mode;
import org.waybill.wire.PersonCode;
import org.waybill.wire.SentCopy;
import org.waybill.wire.SentLink;
import org.waybill.wire.TokenKind;

class PagesTest {

  private static final String HOSTILE =
      "\"><script>alert(1)</script>' onload=x &amp; \u202Egnp.exe\u2066\u0000\n<img src=x>";

  @TempDir private Path folder;
  private ReportSite site;

  @BeforeEach
  void open() {
    site = new ReportSite(folder);
  }

  @AfterEach
  void close() {
    site.close();
  }

  private String page(String path) {
    HttpResponse<String> response = site.get(path);
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("content-type")).contains("text/html; charset=utf-8");
    return response.body();
  }

  @Test
  void rootShouldLeadToTheOverview() {
    HttpResponse<String> response = site.get("/");

    assertThat(response.statusCode()).isEqualTo(303);
    assertThat(response.headers().firstValue("location")).contains("/overview");
  }

  @Test
  void everyAnswerShouldForbidStrangersTheirPart() {
    for (String path : List.of("/messages", "/messages/nonsense", "/api/v1/messages", "/")) {
      HttpResponse<String> response = site.get(path);
      assertThat(response.headers().firstValue("content-security-policy").orElseThrow())
          .startsWith("default-src 'none';")
          .contains("frame-ancestors 'none'");
      assertThat(response.headers().firstValue("referrer-policy")).contains("no-referrer");
      assertThat(response.headers().firstValue("x-content-type-options")).contains("nosniff");
      assertThat(response.headers().firstValue("cache-control")).contains("private, no-store");
    }
  }

  @Test
  void stylesheetShouldBeKeptUnderANameOfItsContent() {
    Matcher link =
        Pattern.compile("href=\"(/assets/waybill-[0-9a-f]{12}\\.css)\"").matcher(page("/messages"));
    assertThat(link.find()).isTrue();

    HttpResponse<String> css = site.get(link.group(1));

    assertThat(css.statusCode()).isEqualTo(200);
    assertThat(css.headers().firstValue("content-type")).contains("text/css; charset=utf-8");
    assertThat(css.headers().firstValue("cache-control").orElseThrow()).contains("immutable");
    assertThat(css.body()).contains("prefers-color-scheme: dark");
  }

  @Test
  void listShouldSayWhatItKnowsOfEachMessage() {
    site.journal.ledger(sent(1, 2)).open(1, 1, 10).open(1, 2, 10).click(1, 2, 1, 20);
    site.apply();

    assertThat(page("/messages"))
        .contains("<a href=\"/messages/" + message(1) + "\"><bdi>Subject 1</bdi></a>")
        .contains("class=\"n\">2</td>")
        .contains("0 of 2")
        .contains("All times are UTC")
        .contains("Mon 23 Nov 2026, 15:40:12");
  }

  @Test
  void listShouldTellNothingKnownFromNothingFound() {
    assertThat(page("/messages")).contains("No message is known yet");
    assertThat(page("/messages?subject=x&sender=")).contains("No message fits");
  }

  @Test
  void searchShouldTakeBrowsersDatesAndStayFilledIn() {
    site.journal.ledger(sent(1, 1));
    site.apply();

    String page = page("/messages?subject=subj&from=2026-01-01&to=2026-12-31&recipient=");

    assertThat(page)
        .contains("Subject 1")
        .contains("value=\"subj\"")
        .contains("value=\"2026-01-01\"");
  }

  @Test
  void searchShouldNameWhatItCannotTake() {
    HttpResponse<String> response = site.get("/messages?since=%3Cb%3Eyesterday&colour=red");

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body())
        .contains("since is \"&lt;b&gt;yesterday\"; takes a time of RFC 3339")
        .contains("\"colour\" is no parameter of this page and was ignored");
  }

  @Test
  void listShouldGoOnWithTheSameSearch() {
    for (int i = 1; i <= 60; i++) {
      site.journal.ledger(sent(i, "A & B " + i, 1));
    }
    site.apply();

    Matcher next =
        Pattern.compile("<a rel=\"next\" href=\"([^\"]+)\"")
            .matcher(page("/messages?subject=a+%26+b"));
    assertThat(next.find()).isTrue();
    String path = next.group(1).replace("&amp;", "&");
    String second = page(path);

    assertThat(path).startsWith("/messages?subject=a+%26+b&after=");
    assertThat(second).contains("A &amp; B 10<").doesNotContain("A &amp; B 11<");
    assertThat(second).contains("<a href=\"/messages?subject=a+%26+b\">Newest</a>");
  }

  @Test
  void messageShouldSayWhoDidWhat() {
    site.journal.ledger(sent(1, 3)).ledger(abandoned(1, 2, SENT_AT + 60_001));
    site.journal.open(1, 1, 1_795_100_000_000L).click(1, 2, 2, 1_795_100_060_000L);
    site.journal.hit(TokenKind.OPEN, "HEAD", copy(1, 3), 0, 1_795_100_120_000L);
    site.apply();

    assertThat(page("/messages/" + message(1)))
        .contains("msg-1@sender.example")
        .contains("r1@there.example")
        .contains("Who reads without pictures is not seen")
        .contains("2 hits are not judged yet and stand in no figure")
        .contains("Reported as not handed over (hand-off-failed), but hits prove it went out.")
        .contains("HEAD request, not counted")
        .contains("<time datetime=\"2026-11-19T14:53:20Z\">Thu 19 Nov 2026, 14:53:20</time>")
        .contains("<b><bdi>shop.example</bdi></b>")
        .doesNotContain("href=\"https://shop.example");
  }

  @Test
  void messageShouldShowItsEventsInPages() {
    site.journal.ledger(sent(1, 1));
    for (int i = 0; i < 250; i++) {
      site.journal.open(1, 1, 1_795_100_000_000L + i);
    }
    site.apply();

    String first = page("/messages/" + message(1) + "/events");
    Matcher next = Pattern.compile("<a rel=\"next\" href=\"([^\"#]+)\"").matcher(first);
    assertThat(next.find()).isTrue();
    String second = page(next.group(1));

    assertThat(first.split("Fetched the picture", -1)).hasSize(201);
    assertThat(second.split("Fetched the picture", -1)).hasSize(51);
    assertThat(second).contains("First events");
  }

  @Test
  void pagesShouldEscapeAndMarkWhateverComesFromOutside() {
    site.journal.ledger(
        new Sent(
            org.waybill.collector.store.SampleJournal.record(1),
            SENT_AT,
            message(1),
            Optional.of(new org.waybill.wire.MessageId(HOSTILE)),
            HOSTILE,
            HOSTILE + "from",
            HOSTILE,
            Mode.IDENTIFIED,
            new Labels(Optional.of(HOSTILE), Optional.of(HOSTILE), Optional.of(HOSTILE)),
            List.of(new SentLink(1, "https://good.example@evil.example/" + HOSTILE, HOSTILE)),
            List.of(new SentCopy(copy(1, 1), PersonCode.NONE, HOSTILE, 1, 1))));
    site.journal.hit(TokenKind.OPEN, HOSTILE, copy(1, 1), 0, 10, HOSTILE);
    site.apply();

    for (String path : List.of("/messages", "/messages/" + message(1))) {
      assertThat(page(path))
          .doesNotContain("<script>", "<img", "\u202E", "\u2066", "\u0000")
          .contains("U+202E");
    }
    assertThat(page("/messages/" + message(1))).contains("<b><bdi>evil.example</bdi></b>");
  }

  @Test
  void searchShouldEscapeWhatWasTyped() {
    assertThat(page("/messages?subject=%22%3E%3Cscript%3Ealert(1)%3C/script%3E"))
        .doesNotContain("<script>")
        .contains("value=\"&#34;>&lt;script>");
  }

  @Test
  void nothingShouldBeAPageThatSaysSo() {
    for (String path : List.of("/nothing", "/messages/nonsense", "/messages/" + message(7))) {
      HttpResponse<String> response = site.get(path);
      assertThat(response.statusCode()).isEqualTo(404);
      assertThat(response.body()).contains("No such page");
    }
    assertThat(site.ask("POST", "/messages").statusCode()).isEqualTo(405);
  }

  @Test
  void pageShouldSayThatTheStoreIsAway() {
    site.loseStore();

    HttpResponse<String> response = site.get("/messages");

    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.body())
        .contains("The store cannot be read")
        .contains("Hits are still recorded");
  }
}
