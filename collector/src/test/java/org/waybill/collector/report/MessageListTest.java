package org.waybill.collector.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.waybill.collector.store.SampleJournal.SENT_AT;
import static org.waybill.collector.store.SampleJournal.copy;
import static org.waybill.collector.store.SampleJournal.message;
import static org.waybill.collector.store.SampleJournal.sent;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.collector.access.Preferences;
import org.waybill.wire.TokenKind;

/** The list of messages: every state is an address, and every address has its files. */
class MessageListTest {

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
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return response.body();
  }

  /** Five invoices that go out by themselves, and one other message. */
  private void send() {
    for (int n = 1; n <= 5; n++) {
      site.journal.ledger(sent(n, "Invoice 100" + n, 1));
    }
    site.journal.ledger(sent(6, "Maintenance on Saturday", 1, 2, 3));
    site.journal
        .hit(TokenKind.OPEN, "GET", copy(6, 1), 0, SENT_AT + 60_000, "person")
        .hit(TokenKind.CLICK, "GET", copy(6, 1), 1, SENT_AT + 70_000, "person");
    site.apply();
    site.settle();
  }

  private static List<String> messages(String page) {
    return Pattern.compile("<th scope=\"row\"><a [^>]*><bdi>([^<]*)</bdi>")
        .matcher(page)
        .results()
        .map(result -> result.group(1))
        .toList();
  }

  @Test
  void listShouldFoldMessagesThatDifferByTheirNumbersOnly() {
    send();

    String page = page("/messages");

    assertThat(messages(page)).containsExactlyInAnyOrder("Maintenance on Saturday", "Invoice 1005");
    assertThat(page).contains("5 messages").contains("6 messages, Tue 17 to Mon 23 November 2026");
  }

  @Test
  void foldedRowShouldLeadToItsMessages() {
    send();

    MatchResult row =
        Pattern.compile("<a href=\"([^\"]+)\"><bdi>Invoice 1005")
            .matcher(page("/messages"))
            .results()
            .findFirst()
            .orElseThrow();

    assertThat(messages(page(row.group(1).replace("&amp;", "&"))))
        .containsExactlyInAnyOrder(
            "Invoice 1001", "Invoice 1002", "Invoice 1003", "Invoice 1004", "Invoice 1005");
  }

  @Test
  void listShouldShowSingleMessagesWhenItIsNotToFold() {
    send();

    assertThat(messages(page("/messages?fold=0"))).hasSize(6);
    assertThat(messages(page("/messages?q=invoice"))).hasSize(5);
  }

  @Test
  void filterShouldHaveAFieldForEachOperatorAndWriteTheSearch() {
    send();
    String sent = "/messages?q=&f.subject=Invoice&f.from=&f.is=unopened&from=&n=100";

    HttpResponse<String> there = site.get(sent);
    assertThat(there.statusCode()).isEqualTo(303);
    String list = there.headers().firstValue("location").orElseThrow();
    assertThat(list).isEqualTo("/messages?q=subject%3AInvoice+is%3Aunopened&n=100");
    assertThat(messages(page(list))).hasSize(5);
    assertThat(page(list))
        .contains("<label for=\"f.subject\">Subject contains</label>")
        .contains("name=\"f.subject\" value=\"Invoice\"")
        .contains("<option value=\"unopened\" selected>")
        .contains("<details class=\"wide\" open data-key=\"f\">");
  }

  @Test
  void listShouldBeSortedByAFigureEitherWay() {
    send();

    assertThat(messages(page("/messages?sort=-opened")).getFirst())
        .isEqualTo("Maintenance on Saturday");
    assertThat(messages(page("/messages?sort=opened")).getLast())
        .isEqualTo("Maintenance on Saturday");
    assertThat(page("/messages?sort=-opened")).contains("aria-sort=\"descending\"");
  }

  @Test
  void listShouldLeaveOutColumns() {
    send();

    assertThat(page("/messages?cols=sent,clicked"))
        .contains("data-l=\"Clicked\"")
        .doesNotContain("data-l=\"Opened\"", "data-l=\"Machine hits\"");
  }

  @Test
  void listShouldGroupByWhatRollupsAreKeptBy() {
    send();

    assertThat(page("/messages?by=sender")).contains("href=\"/messages?q=from%3A");
    assertThat(page("/messages?by=domain")).contains("there.example");
    assertThat(page("/messages?by=day")).contains("from=2026-11-18");
    assertThat(site.get("/messages?by=sender&q=invoice").statusCode()).isEqualTo(400);
    assertThat(site.get("/messages?by=sender&q=invoice").body()).contains("goes with no search");
  }

  @Test
  void wrongTermShouldBeMarkedInItsPlaceAndTheOthersApply() {
    send();

    String page = page("/messages?q=invoice+is:open");

    assertThat(messages(page)).hasSize(5);
    assertThat(page)
        .contains("<mark>is:open</mark>")
        .contains("href=\"/messages?q=invoice+is%3Aopened\"");
  }

  @Test
  void termsShouldBeChipsThatLeadOnWithoutThem() {
    assertThat(page("/messages?q=invoice+is:opened"))
        .contains("<a href=\"/messages?q=is%3Aopened\"><bdi>invoice</bdi>")
        .contains("<a href=\"/messages?q=invoice\"><bdi>is:opened</bdi>");
  }

  @Test
  void nothingFoundShouldSayWhichTermToDrop() {
    send();

    assertThat(page("/messages?q=invoice+is:clicked"))
        .contains("No message fits")
        .contains("Without is:clicked: 5 messages")
        .contains("Without invoice: 1 message");
  }

  @Test
  void pastedMessageIdShouldLeadToItsMessage() {
    send();

    for (String path :
        List.of(
            "/messages?q=msg-6@sender.example",
            "/messages?q=%3Cmsg-6@sender.example%3E",
            "/m?id=msg-6@sender.example",
            "/m?id=%3Cmsg-6%40sender.example%3E")) {
      HttpResponse<String> response = site.get(path);
      assertThat(response.statusCode()).as(path).isEqualTo(303);
      assertThat(response.headers().firstValue("location")).contains("/messages/" + message(6));
    }
  }

  @Test
  void beginningOfAMessageIdShouldLeadToTheList() {
    send();

    String location = site.get("/m?id=msg-").headers().firstValue("location").orElseThrow();

    assertThat(location).isEqualTo("/messages?q=id%3Amsg-");
    assertThat(messages(page(location))).hasSize(6);
  }

  @Test
  void pastedAddressShouldListItsMessages() {
    send();

    assertThat(messages(page("/messages?q=r3@there.example")))
        .containsExactly("Maintenance on Saturday");
  }

  @Test
  void fileShouldHaveThePagesRowsInItsOrderAndZone() {
    send();

    String csv = page("/messages.csv?sort=-opened&tz=Europe/Berlin");

    List<String> lines = csv.lines().toList();
    assertThat(lines.getFirst()).contains("sort=-opened").contains("times in Europe/Berlin");
    assertThat(lines.get(1)).startsWith("id,messageId,subject,sender");
    assertThat(lines.get(2)).contains("Maintenance on Saturday").contains("+01:00");
    assertThat(lines).hasSize(4);
    assertThat(page("/messages.json?q=invoice")).contains("Invoice 1001").contains("q=invoice");
    assertThat(page("/messages.ndjson?q=invoice").lines()).hasSize(5);
    assertThat(page("/messages.csv?by=domain")).contains("there.example");
  }

  @Test
  void fileShouldRefuseAFilterItDoesNotKnow() {
    assertThat(site.get("/messages.csv?colour=red").statusCode()).isEqualTo(400);
  }

  @Test
  void pageShouldBeInTheReadersLanguageAndZone() {
    send();
    site.viewer =
        site.viewer.preferring(new Preferences("dark", "de", ZoneId.of("Europe/Berlin"), true));

    assertThat(page("/messages"))
        .contains("<html lang=\"de\" data-theme=\"dark\">")
        .contains("Alle Zeiten sind Europe/Berlin (UTC+01:00).")
        .contains("Nachrichten")
        .contains("Mo. 23. Nov. 2026, 16:40:12");
    assertThat(page("/messages?tz=Asia/Tokyo")).contains("Di. 24. Nov. 2026, 00:40:12");
  }
}
