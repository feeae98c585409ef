package org.waybill.collector.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.waybill.collector.store.SampleJournal.SENT_AT;
import static org.waybill.collector.store.SampleJournal.copy;
import static org.waybill.collector.store.SampleJournal.delivered;
import static org.waybill.collector.store.SampleJournal.message;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.collector.access.LogEntry;
import org.waybill.collector.access.LogFilter;
import org.waybill.collector.access.Means;
import org.waybill.collector.access.Role;
import org.waybill.collector.access.Viewer;
import org.waybill.collector.store.SampleJournal;
import org.waybill.wire.LedgerRecord.Sent;
import org.waybill.wire.PersonCode;
import org.waybill.wire.SentCopy;
import org.waybill.wire.TokenKind;

/** One person over all messages: who may see what, what is logged, and what is handed over. */
class RecipientPagesTest {

  private static final String ANNA = "anna@there.example";
  private static final PersonCode CODE = new PersonCode(ANNA.hashCode());
  private static final String PATH = "/recipients/r-" + CODE;
  private static final LogFilter ALL =
      new LogFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  @TempDir private Path folder;
  private ReportSite site;

  @BeforeEach
  void open() {
    site = new ReportSite(folder);
    for (int i = 1; i <= 25; i++) {
      site.journal.ledger(sent(i, "Subject <" + i + ">"));
    }
    site.journal.ledger(delivered(25, 1, SENT_AT + 25 * 60_000 + 1_000));
    site.journal.hit(TokenKind.OPEN, "GET", copy(25, 1), 0, SENT_AT + 9_000_000, "person");
    site.journal.hit(TokenKind.CLICK, "GET", copy(25, 1), 1, SENT_AT + 9_100_000, "machine burst");
    site.apply();
    site.settle();
  }

  @AfterEach
  void close() {
    site.close();
  }

  private static Sent sent(int number, String subject) {
    Sent made = SampleJournal.sent(number, subject, 1);
    return new Sent(
        made.id(),
        made.at(),
        made.message(),
        made.messageId(),
        made.sender(),
        made.from(),
        made.subject(),
        made.mode(),
        made.labels(),
        made.links(),
        List.of(new SentCopy(copy(number, 1), CODE, ANNA, 1, 1)));
  }

  private List<LogEntry> log() {
    return site.log.reader().page(ALL, Optional.empty(), 100).entries();
  }

  private String page(String path) {
    HttpResponse<String> response = site.get(path);
    assertThat(response.statusCode()).as(path).isEqualTo(200);
    return response.body();
  }

  private void signIn(Role role) {
    site.viewer = Viewer.of("m.keller", role, new Means.Basic(), "192.0.2.7");
  }

  @Test
  void addressShouldLeadToItsOpaquePageAndBeLogged() {
    HttpResponse<String> there = site.get("/recipients?who=anna@There.example");

    assertThat(there.statusCode()).isEqualTo(303);
    assertThat(there.headers().firstValue("location")).contains(PATH);
    assertThat(log())
        .singleElement()
        .satisfies(entry -> assertThat(entry.persons()).containsExactly("r-" + CODE));
    assertThat(site.get("/recipients?who=r-" + CODE).statusCode()).isEqualTo(303);
  }

  @Test
  void strangerShouldBeNoPage() {
    assertThat(page("/recipients?who=nobody@there.example"))
        .contains("Nothing is recorded about this recipient");
    assertThat(page("/recipients/r-00000000000000aa")).contains("Nothing is recorded about this");
    assertThat(site.get("/recipients/" + ANNA).statusCode()).isEqualTo(404);
    assertThat(site.get("/recipients/r-0000000000000000").statusCode()).isEqualTo(404);
  }

  @Test
  void personShouldHaveATimelineOverAllMessagesAndTheLookBeLogged() {
    String page = page(PATH);

    assertThat(page)
        .contains(ANNA, "This look is recorded in the access log")
        .contains("Subject &lt;25&gt;", "Opened", "Fetched a link", "Delivered")
        .contains("/messages/" + message(25) + "?copy=" + copy(25, 1))
        .doesNotContain("Subject &lt;5&gt;");
    assertThat(log()).first().extracting(LogEntry::event).isEqualTo(LogEntry.Event.LOOK);
    Matcher next = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"").matcher(page);
    assertThat(next.find()).isTrue();
    assertThat(page(next.group(1).replace("&amp;", "&"))).contains("Subject &lt;5&gt;");
  }

  @Test
  void everythingRecordedShouldBeHandedOver() {
    Map<String, Object> whole = Tree.object(page(PATH + ".json"));
    List<Map<String, Object>> facts = Tree.items(whole, "items");

    assertThat(facts).hasSize(25 + 1 + 2);
    assertThat(facts)
        .filteredOn(fact -> "hit".equals(fact.get("what")))
        .allSatisfy(
            fact -> {
              assertThat(fact.get("recipient")).isEqualTo(ANNA);
              assertThat((String) fact.get("address")).isNotEmpty();
              assertThat((String) fact.get("userAgent")).isNotEmpty();
            })
        .extracting(fact -> fact.get("verdict"))
        .containsExactlyInAnyOrder("person", "machine");
    assertThat(page(PATH + ".csv")).contains(ANNA);
    assertThat(log()).first().extracting(LogEntry::event).isEqualTo(LogEntry.Event.EXPORT);
  }

  @Test
  void analystShouldFindOnePersonByAddressAndSeeAPseudonymOnly() {
    signIn(Role.ANALYST);

    assertThat(site.get("/recipients?who=" + ANNA).statusCode()).isEqualTo(303);
    assertThat(log()).hasSize(1);
    assertThat(page(PATH))
        .contains("r-" + CODE)
        .doesNotContain(ANNA)
        .doesNotContain("recorded in the access log");
    HttpResponse<String> file = site.get(PATH + ".json");
    assertThat(file.body()).doesNotContain(ANNA).doesNotContain("192.0.2.");
  }
}
