package org.waybill.collector.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.waybill.collector.store.SampleJournal.message;
import static org.waybill.collector.store.SampleJournal.sent;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.collector.access.LogEntry;
import org.waybill.collector.access.LogFilter;
import org.waybill.collector.access.Means;
import org.waybill.collector.access.Preferences;
import org.waybill.collector.access.Right;
import org.waybill.collector.access.Role;
import org.waybill.collector.access.Viewer;

/** What each reader sees of recipients, and what the access log says of it. */
class ReadersTest {

  private static final LogFilter ALL =
      new LogFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  @TempDir private Path folder;
  private ReportSite site;

  @BeforeEach
  void open() {
    site = new ReportSite(folder);
    site.journal.ledger(sent(1, 2)).open(1, 1, 10).click(1, 2, 1, 20);
    site.apply();
  }

  @AfterEach
  void close() {
    site.close();
  }

  private static Viewer reader(Role role) {
    return Viewer.of("m.keller", role, new Means.Basic(), "192.0.2.7");
  }

  private static List<String> everywhere() {
    return List.of(
        "/messages",
        "/messages/" + message(1),
        "/messages?recipient=r1@there.example",
        "/api/v1/messages",
        "/api/v1/messages/" + message(1),
        "/api/v1/messages?recipient=r1@there.example",
        "/api/v1/copies",
        "/api/v1/events");
  }

  private List<LogEntry> log() {
    return site.log.reader().page(ALL, Optional.empty(), 100).entries();
  }

  @Test
  void analystShouldSeePseudonymsWhereverRecipientsStand() {
    site.viewer = reader(Role.ANALYST);

    for (String path : everywhere()) {
      HttpResponse<String> answer = site.get(path);
      assertThat(answer.statusCode()).as(path).isEqualTo(200);
      assertThat(answer.body().replace("value=\"r1@there.example\"", ""))
          .as(path)
          .doesNotContain("@there.example");
    }
    assertThat(site.get("/messages/" + message(1)).body())
        .contains(ReportSite.PSEUDONYMS.of("r1@there.example"))
        .doesNotContain("recorded in the access log");
  }

  @Test
  void analystShouldFindSomebodyByAnAddressAndTheLookShouldBeLogged() {
    site.viewer = reader(Role.ANALYST);

    assertThat(site.get("/messages").body()).contains("Subject 1");
    assertThat(log()).isEmpty();
    assertThat(site.get("/messages?recipient=r1@There.example").body()).contains("Subject 1");
    assertThat(log())
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.user()).isEqualTo("m.keller");
              assertThat(entry.role()).isEqualTo("analyst");
              assertThat(entry.persons())
                  .containsExactly(ReportSite.PSEUDONYMS.of("r1@there.example"));
            });
  }

  @Test
  void searchForAnAddressShouldBeLoggedAndPartsOfOneRefusedToWhoSeesNoNames() {
    site.viewer = reader(Role.ANALYST);

    assertThat(site.get("/api/v1/messages?q=-to:R1@there.example").statusCode()).isEqualTo(200);
    assertThat(site.get("/api/v1/messages?q=r2@there.example").statusCode()).isEqualTo(200);
    assertThat(log())
        .extracting(entry -> entry.persons().getFirst())
        .containsExactly(
            ReportSite.PSEUDONYMS.of("r2@there.example"),
            ReportSite.PSEUDONYMS.of("R1@there.example"));
    assertThat(site.get("/api/v1/messages?q=to:r").statusCode()).isEqualTo(403);
    assertThat(site.get("/messages?q=x+OR+-to:r").statusCode()).isEqualTo(403);
    site.viewer = reader(Role.ADMIN);
    assertThat(site.get("/api/v1/messages?q=to:r").statusCode()).isEqualTo(200);
  }

  @Test
  void wholeListShouldBeForWhoMayTakeItAwayAndLoggedPartByPart() {
    for (int i = 2; i <= 30; i++) {
      site.journal.ledger(sent(i, 1)).open(i, 1, 10);
    }
    site.apply();
    String path = "/api/v1/messages/" + message(1) + "/copies.csv";

    assertThat(site.get(path).body()).contains("r1@there.example");
    assertThat(log())
        .singleElement()
        .satisfies(entry -> assertThat(entry.subject()).isEqualTo(path));
    site.viewer =
        new Viewer(
            "m.keller",
            Role.ADMIN,
            EnumSet.of(Right.FIGURES),
            new Means.Token("t1"),
            "192.0.2.7",
            Preferences.USUAL);
    assertThat(site.get(path).statusCode()).isEqualTo(403);
  }

  @Test
  void adminShouldSeeNamesAndReadThatItIsRecorded() {
    assertThat(site.get("/messages/" + message(1)).body())
        .contains("r1@there.example", "This look is recorded in the access log");

    assertThat(log())
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.event()).isEqualTo(LogEntry.Event.LOOK);
              assertThat(entry.at()).isEqualTo(ReportSite.NOW);
              assertThat(entry.from()).isEqualTo("192.0.2.7");
              assertThat(entry.subject()).isEqualTo("/messages/" + message(1));
              assertThat(entry.messages()).containsExactly(message(1).toString());
              assertThat(entry.count()).isEqualTo(2);
              assertThat(entry.persons())
                  .containsExactly(
                      ReportSite.PSEUDONYMS.of("r1@there.example"),
                      ReportSite.PSEUDONYMS.of("r2@there.example"));
            });
  }

  @Test
  void everyLookByNameShouldBeLoggedOnce() {
    everywhere().forEach(site::get);

    assertThat(log()).hasSize(everywhere().size() - 1);
    assertThat(log()).extracting(LogEntry::toString).noneMatch(line -> line.contains("@there"));
  }

  @Test
  void auditorShouldBeToldWhoMayReadReports() {
    site.viewer = reader(Role.AUDITOR);

    for (String path : everywhere()) {
      HttpResponse<String> answer = site.get(path);
      assertThat(answer.statusCode()).as(path).isEqualTo(403);
      assertThat(answer.body())
          .contains("This needs the role admin or analyst; m.keller has the role auditor.");
    }
    assertThat(site.get("/").headers().firstValue("location")).hasValue("/access");
    assertThat(log()).isEmpty();
  }

  @Test
  void auditorShouldBeToldInHisLanguage() {
    Preferences german = new Preferences("", "de", ZoneOffset.UTC, true);
    site.viewer = reader(Role.AUDITOR).preferring(german);

    assertThat(site.get("/overview").body())
        .contains("Dafür braucht es die Rolle Admin oder Analyst; m.keller hat die Rolle Prüfer.");
    assertThat(site.get("/api/v1/messages").body()).contains("This needs the role admin or");
  }

  @Test
  void tokenShouldSeeNoMoreThanItsScope() {
    site.viewer =
        new Viewer(
            "m.keller",
            Role.ADMIN,
            EnumSet.of(Right.FIGURES),
            new Means.Token("t1"),
            "192.0.2.7",
            Preferences.USUAL);

    assertThat(site.get("/api/v1/events").body()).contains("\"open\"").doesNotContain("@there");
  }

  @Test
  void nothingShouldBeShownWhenTheLookCannotBeRecorded() {
    site.logDisk.failing = true;

    HttpResponse<String> page = site.get("/messages/" + message(1));
    HttpResponse<String> answer = site.get("/api/v1/events");

    assertThat(page.statusCode()).isEqualTo(503);
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(page.body() + answer.body())
        .contains("The access log cannot be written")
        .doesNotContain("@there");
    site.logDisk.failing = false;
    assertThat(site.get("/api/v1/events").statusCode()).isEqualTo(200);
    assertThat(log()).isNotEmpty();
  }
}
