package org.waybill.collector.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.waybill.collector.store.SampleJournal.SENT_AT;
import static org.waybill.collector.store.SampleJournal.abandoned;
import static org.waybill.collector.store.SampleJournal.bounced;
import static org.waybill.collector.store.SampleJournal.copy;
import static org.waybill.collector.store.SampleJournal.delivered;
import static org.waybill.collector.store.SampleJournal.message;
import static org.waybill.collector.store.SampleJournal.sent;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.wire.TokenKind;

class ApiTest {

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

  private Map<String, Object> object(String path) {
    HttpResponse<String> response = site.get(path);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    assertThat(response.headers().firstValue("content-type")).contains("application/json");
    return Tree.object(response.body());
  }

  private List<Object> found(String query) {
    return Tree.items(object("/api/v1/messages" + query), "items").stream()
        .map(item -> item.get("subject"))
        .toList();
  }

  private Map<String, Object> problem(String path, int status) {
    HttpResponse<String> response = site.get(path);
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.headers().firstValue("content-type")).contains("application/problem+json");
    return Tree.object(response.body());
  }

  @Test
  void messageShouldHaveEveryFieldOfTheContract() {
    site.journal.ledger(sent(1, 2)).ledger(abandoned(1, 2, SENT_AT + 60_001));
    site.journal.ledger(delivered(1, 1, 7)).ledger(bounced(1, 2, 8, 1));
    site.journal.open(1, 1, 10).open(1, 1, 30).click(1, 1, 2, 40);
    site.apply();

    Map<String, Object> message = object("/api/v1/messages/" + message(1));

    assertThat(message)
        .containsEntry("id", message(1).toString())
        .containsEntry("messageId", "msg-1@sender.example")
        .containsEntry("subject", "Subject 1")
        .containsEntry("sender", "news@sender.example")
        .containsEntry("sentAt", SENT_AT + 60_000)
        .containsEntry("mode", "identified")
        .containsEntry("opens", hits(2))
        .containsEntry("clicks", hits(1))
        .containsEntry("firstOpenAt", 10L)
        .containsEntry("lastOpenAt", 30L);
    assertThat(Tree.items(message, "copies").getFirst())
        .containsEntry("recipient", "r1@there.example")
        .containsEntry("recipients", 1L)
        .containsEntry("abandoned", null)
        .containsEntry("deliveredAt", 7L)
        .containsEntry("bouncedAt", null)
        .containsEntry("bounceReason", null)
        .containsEntry("pixels", 1L)
        .containsEntry("opens", hits(2))
        .containsEntry("clicks", hits(1))
        .containsEntry("firstOpenAt", 10L)
        .containsEntry("lastOpenAt", 30L);
    assertThat(Tree.items(message, "copies").getLast())
        .containsEntry("recipient", "r2@there.example")
        .containsEntry("abandoned", "hand-off-failed")
        .containsEntry("deliveredAt", null)
        .containsEntry("bouncedAt", 8L)
        .containsEntry("bounceReason", "550 5.1.1 no such user")
        .containsEntry("opens", hits(0))
        .containsEntry("firstOpenAt", null)
        .containsEntry("lastOpenAt", null);
    assertThat(Tree.items(message, "links").getLast())
        .containsEntry("number", 2L)
        .containsEntry("url", "https://shop.example/two?a=1&b=2")
        .containsEntry("label", "Second")
        .containsEntry("clicks", hits(1));
  }

  /** So many of which nobody has judged any. */
  private static Map<String, Object> hits(long total) {
    return Map.of(
        "total",
        total,
        "unsettled",
        total,
        "persons",
        0L,
        "uncertain",
        0L,
        "machine",
        0L,
        "shared",
        0L,
        "internal",
        0L);
  }

  @Test
  void messagesShouldHoldWhatTheMessageItselfHolds() {
    site.journal.ledger(sent(1, 2)).open(1, 1, 10);
    site.apply();

    Map<String, Object> list = object("/api/v1/messages?messageId=%3Cmsg-1@sender.example%3E");

    assertThat(list).containsEntry("next", null);
    assertThat(Tree.items(list, "items")).containsExactly(object("/api/v1/messages/" + message(1)));
  }

  @Test
  void messagesShouldBeFoundByEachFilterAndByAllTogether() {
    site.journal.ledger(sent(1, "\u00C4rende om Faktura", 1, 2)).ledger(sent(2, "Other", 3));
    site.journal.ledger(sent(3, "No faktura", 2));
    site.apply();
    String second = Instant.ofEpochMilli(SENT_AT + 120_000).toString();

    assertThat(found("")).containsExactly("No faktura", "Other", "\u00C4rende om Faktura");
    assertThat(found("?messageId=msg-2@sender.example")).containsExactly("Other");
    assertThat(found("?messageId=MSG-2@sender.example")).isEmpty();
    assertThat(found("?sender=News@Sender.example")).hasSize(3);
    assertThat(found("?sender=news@sender")).isEmpty();
    assertThat(found("?recipient=R2@there.example"))
        .containsExactly("No faktura", "\u00C4rende om Faktura");
    assertThat(found("?subject=FAKTURA")).hasSize(2);
    assertThat(found("?subject=%C3%A4rende")).containsExactly("\u00C4rende om Faktura");
    assertThat(found("?subject=%25")).isEmpty();
    assertThat(found("?since=" + second)).containsExactly("No faktura", "Other");
    assertThat(found("?until=" + second)).containsExactly("\u00C4rende om Faktura");
    assertThat(found("?messageId=msg-1@sender.example&recipient=r3@there.example")).isEmpty();
    assertThat(
            found(
                "?messageId=msg-1@sender.example&recipient=r2@there.example"
                    + "&sender=news@sender.example&subject=om&until="
                    + second))
        .containsExactly("\u00C4rende om Faktura");
  }

  @Test
  void messagesShouldBeReadPageByPageEachOnce() {
    for (int i = 1; i <= 120; i++) {
      site.journal.ledger(sent(i, 1));
    }
    site.apply();

    List<Object> subjects = new ArrayList<>();
    Object next = "";
    int pages = 0;
    while (next != null) {
      Map<String, Object> page =
          object("/api/v1/messages?sender=news@sender.example" + after(next.toString()));
      Tree.items(page, "items").forEach(item -> subjects.add(item.get("subject")));
      next = page.get("next");
      pages++;
    }

    assertThat(pages).isEqualTo(3);
    assertThat(subjects).hasSize(120).doesNotHaveDuplicates().startsWith("Subject 120");
  }

  @Test
  void messagesShouldStayAFewWhenEachHasManyCopies() {
    for (int i = 1; i <= 3; i++) {
      site.journal.ledger(sent(i, 600));
    }
    site.apply();

    Map<String, Object> first = object("/api/v1/messages");
    Map<String, Object> second = object("/api/v1/messages?after=" + first.get("next"));

    assertThat(Tree.items(first, "items")).hasSize(2);
    assertThat(Tree.items(second, "items")).hasSize(1);
    assertThat(second.get("next")).isNull();
  }

  private static String after(String cursor) {
    return cursor.isEmpty() ? "" : "&after=" + cursor;
  }

  @Test
  void eventsShouldBeOneJsonObjectALine() {
    site.journal.ledger(sent(1, 1)).open(1, 1, 10).click(1, 1, 2, 20);
    site.journal.hit(TokenKind.CLICK, "HEAD", copy(1, 1), 1, 30);
    site.apply();

    HttpResponse<String> response = site.get("/api/v1/events");
    List<Map<String, Object>> events = response.body().lines().map(Tree::object).toList();

    assertThat(response.headers().firstValue("content-type")).contains("application/x-ndjson");
    assertThat(events)
        .extracting(event -> event.get("type"))
        .containsExactly("open", "click", "head");
    assertThat(events.getFirst()).containsEntry("link", null).containsEntry("url", null);
    assertThat(events.get(1))
        .containsEntry("at", 20L)
        .containsEntry("messageId", "msg-1@sender.example")
        .containsEntry("recipient", "r1@there.example")
        .containsEntry("link", 2L)
        .containsEntry("url", "https://shop.example/two?a=1&b=2")
        .containsEntry("userAgent", "Mail/1.0");
    assertThat(site.get("/api/v1/events?after=" + events.get(1).get("id")).body().lines())
        .hasSize(1);
    assertThat(site.get("/api/v1/events?after=" + events.get(2).get("id")).body()).isEmpty();
  }

  @Test
  void errorShouldNameEveryParameterItsValueAndWhatIsAllowed() {
    Map<String, Object> problem =
        problem("/api/v1/messages?since=yesterday&colour=red&messageId=%3C%3E&after=x", 400);

    assertThat(problem).containsEntry("status", 400L).containsKeys("type", "title", "detail");
    assertThat(Tree.items(problem, "errors"))
        .extracting(error -> error.get("parameter") + "=" + error.get("found"))
        .containsExactly("messageId=<>", "since=yesterday", "after=x", "colour=red");
    assertThat(problem.get("detail").toString())
        .contains("since is \"yesterday\"", "RFC 3339", "known are after, messageId");
  }

  @Test
  void errorShouldMeetParametersGivenTwiceEmptyOrOutOfReach() {
    problem("/api/v1/messages?sender=a&sender=b", 400);
    problem("/api/v1/messages?sender=", 400);
    problem("/api/v1/messages?since=%2B999999999-01-01T00:00:00Z", 400);
    problem("/api/v1/events?after=12", 400);
    problem("/api/v1/events?limit=5", 400);
    problem("/api/v1/messages/" + message(1) + "?x=1", 400);
    assertThat(site.raw("/api/v1/messages?sender=%zz"))
        .startsWith("HTTP/1.1 400 ")
        .contains("application/problem+json");
  }

  @Test
  void errorShouldMeetWhatIsNotThere() {
    problem("/api/v1/messages/" + message(9), 404);
    problem("/api/v1/messages/nonsense", 404);
    problem("/api/v1/nothing", 404);
    assertThat(site.ask("DELETE", "/api/v1/messages").statusCode()).isEqualTo(405);
  }

  @Test
  void errorShouldSayThatTheStoreIsAway() {
    site.loseStore();

    assertThat(problem("/api/v1/messages", 503)).containsEntry("title", "The store cannot be read");
  }
}
