package org.waybill.collector.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.waybill.collector.store.SampleJournal.SENT_AT;
import static org.waybill.collector.store.SampleJournal.bounced;
import static org.waybill.collector.store.SampleJournal.copy;
import static org.waybill.collector.store.SampleJournal.delivered;
import static org.waybill.collector.store.SampleJournal.message;
import static org.waybill.collector.store.SampleJournal.record;
import static org.waybill.collector.store.SampleJournal.sent;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.wire.LedgerRecord.Html;
import org.waybill.wire.PackedText;
import org.waybill.wire.TokenKind;

class MessagePagesTest {

  private static final String PATH = "/messages/" + message(1);
  private static final long LATER = SENT_AT + 3_600_000;

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

  private void settle() {
    site.apply();
    site.settle();
  }

  private void hit(TokenKind kind, int recipient, int link, String agent) {
    site.journal.hit(kind, "GET", copy(1, recipient), link, LATER + recipient, agent);
  }

  private String page(String path) {
    HttpResponse<String> response = site.get(path);
    assertThat(response.statusCode()).as(path).isEqualTo(200);
    return response.body();
  }

  private static String link(String page, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(page);
    assertThat(matcher.find()).as(pattern).isTrue();
    return matcher.group(1).replace("&amp;", "&");
  }

  @Test
  void largeMessageShouldBeReadAStretchAtATime() {
    site.journal.ledger(sent(1, 260));
    hit(TokenKind.CLICK, 200, 1, "person/1");
    hit(TokenKind.OPEN, 100, 0, "person/1");
    settle();

    String first = page(PATH + "/recipients");
    assertThat(first)
        .contains("All <b>260</b>")
        .containsSubsequence("r200@there.example", "r100@there.example");
    Set<String> seen = new HashSet<>();
    String stretch = first;
    for (int pages = 1; ; pages++) {
      Matcher recipients = Pattern.compile("<bdi>(r\\d+@there.example)</bdi>").matcher(stretch);
      while (recipients.find()) {
        seen.add(recipients.group(1));
      }
      if (!stretch.contains("rel=\"next\"")) {
        assertThat(pages).isEqualTo(3);
        break;
      }
      stretch = page(link(stretch, "rel=\"next\" href=\"([^\"#]+)"));
    }
    assertThat(seen).hasSize(260);
    assertThat(stretch).contains("First recipients");
  }

  @Test
  void chipShouldChooseByState() {
    site.journal.ledger(sent(1, 5));
    hit(TokenKind.OPEN, 3, 0, "person/1");
    settle();

    assertThat(page(PATH + "/recipients?state=opened"))
        .contains("r3@there.example")
        .doesNotContain("r2@there.example");
    assertThat(page(PATH + "?state=bounced")).contains("No copy is in this state.");
  }

  @Test
  void copyShouldStandBesideTheListWithItsNeighbours() {
    site.journal.ledger(sent(1, 4));
    for (int recipient = 1; recipient <= 4; recipient++) {
      hit(TokenKind.OPEN, recipient, 0, "person/1");
    }
    settle();
    String whole = page(PATH + "?state=opened");
    String second = link(whole, "(?s)<tbody>.*?</tr>.*?href=\"([^\"#]+)");

    String beside = page(second);

    assertThat(beside)
        .contains("<div class=\"beside\" id=\"copy\">")
        .contains("counts as opened.")
        .contains("<tr class=\"sel\">");
    assertThat(page(link(beside, "rel=\"prev\" href=\"([^\"#]+)")))
        .doesNotContain("rel=\"prev\"")
        .contains("id=\"copy\"");
    String alone = page(link(beside, "href=\"(/messages/[^\"]+/copies/[^\"]+)\""));
    assertThat(alone).contains("counts as opened.").doesNotContain("id=\"copies\"");
  }

  @Test
  void unknownCopyMessageOrPartShouldBeAbsent() {
    site.journal.ledger(sent(1, 1)).ledger(sent(2, 1));
    settle();

    for (String path :
        List.of(
            PATH + "?copy=" + copy(2, 1),
            PATH + "?copy=x",
            PATH + "/copies/" + copy(2, 1),
            PATH + "/copies/x",
            PATH + "/map/frame",
            PATH + "/nothing",
            "/messages/x/map",
            "/messages/" + message(9) + "/events")) {
      assertThat(site.get(path).statusCode()).as(path).isEqualTo(404);
    }
  }

  @Test
  void partsShouldBePagesOfTheirOwn() {
    site.journal.ledger(sent(1, 2));
    hit(TokenKind.CLICK, 1, 2, "person/1");
    settle();

    assertThat(page(PATH + "/links")).contains("Second").contains("two?a=1&amp;b=2");
    assertThat(page(PATH + "/events")).contains("Clicked").contains("<span>link 2</span>");
    assertThat(page(PATH + "/variants")).contains("is no variant of a campaign");
    assertThat(page(PATH + "/links")).contains("aria-current=\"page\">Links</a>");
  }

  @Test
  void firstOpensShouldBeTimed() {
    site.journal.ledger(sent(1, 3)).ledger(delivered(1, 1, SENT_AT + 60_001));
    hit(TokenKind.OPEN, 1, 0, "person/1");
    settle();

    assertThat(page(PATH)).containsPattern("Half of the first opens came within \\d+ min of");
  }

  @Test
  void pageShouldSayWhyNothingWasCounted() {
    site.journal.ledger(sent(1, 3)).ledger(bounced(1, 1, SENT_AT + 60_001, 1));
    hit(TokenKind.CLICK, 2, 1, "machine burst");
    settle();

    assertThat(page(PATH))
        .contains("Nothing was counted for this message: why?")
        .contains("1 copy bounced.")
        .contains("1 hit was made by a machine, which never counts.");
  }

  @Test
  void pageShouldSayWhatToExpectWhenNothingCame() {
    site.journal.ledger(sent(1, 1)).ledger(sent(2, 1));
    settle();
    assertThat(page(PATH)).contains("No hit yet. It may have been read without pictures");
    assertThat(page(PATH)).doesNotContain("half of all first opens");

    site.journal.hit(TokenKind.OPEN, "GET", copy(2, 1), 0, LATER, "person/1");
    settle();
    assertThat(page(PATH)).contains("half of all first opens come within");
    assertThat(page("/messages/" + message(2))).doesNotContain("id=\"why\"");
  }

  @Test
  void clickMapShouldStandInAFrameThatCanDoNothing() {
    String html =
        "<p>Go <a href=\"waybill:1\">there</a><img alt=Shop><script>x</script>"
            + "<a href=https://track.example/c/abc>y</a><img src=https://track.example/o/x.gif>";
    site.journal.ledger(sent(1, 2));
    site.journal.ledger(new Html(record(900), SENT_AT, message(1), PackedText.of(html)));
    hit(TokenKind.CLICK, 1, 1, "person/1");
    settle();

    String page = page(PATH + "/map");
    String frame = link(page, "<iframe class=\"map\" src=\"([^\"]+)\" sandbox=\"\"");
    HttpResponse<String> response = site.get(frame);

    assertThat(response.body())
        .contains("1 \u00B7 1</span>")
        .contains("Link 1: followed by 1 person")
        .contains(">picture</span>")
        .doesNotContain("href=", "src=", "<script", "/c/", "/o/");
    assertThat(response.headers().firstValue("content-security-policy"))
        .hasValueSatisfying(
            policy ->
                assertThat(policy)
                    .startsWith("sandbox; default-src 'none'; style-src 'unsafe-inline'")
                    .contains("frame-ancestors 'self'"));
    assertThat(response.headers().allValues("x-frame-options")).containsExactly("SAMEORIGIN");
  }

  @Test
  void clickMapShouldSayThatItIsNotKept() {
    site.journal.ledger(sent(1, 1));
    settle();

    assertThat(page(PATH + "/map"))
        .contains("The layout was not kept; switch on keepHtml")
        .doesNotContain("<iframe");
  }

  @Test
  void rowsShouldBeFilesInTheOrderOfThePage() {
    site.journal.ledger(sent(1, 3));
    hit(TokenKind.CLICK, 3, 1, "person/1");
    settle();

    assertThat(page(PATH + "/recipients.csv?copy=" + copy(1, 1)).lines().skip(2))
        .hasSize(3)
        .first()
        .asString()
        .contains("r3@there.example");
    assertThat(page(PATH + "/recipients.ndjson?state=nosign")).doesNotContain("r3@there.example");
    assertThat(page(PATH + "/links.json")).contains("https://shop.example/one");
    assertThat(page(PATH + "/events.csv")).contains("person/1");
    assertThat(site.get("/messages/x/links.csv").statusCode()).isEqualTo(404);
    assertThat(page(PATH + "/recipients")).contains("/recipients.csv");
  }
}
