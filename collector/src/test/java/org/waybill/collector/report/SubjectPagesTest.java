package org.waybill.collector.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.collector.access.Means;
import org.waybill.collector.access.Role;
import org.waybill.collector.access.Viewer;
import org.waybill.proof.week.SampleWeek;

/** Links, senders, domains, tags, campaigns and machines over a week of made-up mail. */
class SubjectPagesTest {

  @TempDir private static Path folder;
  private static ReportSite site;

  @BeforeAll
  static void open() {
    site = new ReportSite(folder);
    site.applyAndSettle(SampleWeek.of(7, 600, ReportSite.NOW));
  }

  @AfterAll
  static void close() {
    site.close();
  }

  @BeforeEach
  void signIn() {
    site.viewer = reader(Role.ADMIN);
  }

  private static Viewer reader(Role role) {
    return Viewer.of("keller", role, new Means.Basic(), "192.0.2.7");
  }

  private static String page(String path) {
    HttpResponse<String> response = site.get(path);
    assertThat(response.statusCode()).as(path).isEqualTo(200);
    return response.body();
  }

  private static String first(String page, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(page);
    assertThat(matcher.find()).as(pattern).isTrue();
    return matcher.group(1).replace("&amp;", "&");
  }

  @Test
  void linksShouldComeByPersonsAndTellMachinesApart() {
    String page = page("/links");
    Matcher persons = Pattern.compile("data-l=\"Persons\" class=\"n\"><b>(\\d+)</b>").matcher(page);
    long before = Long.MAX_VALUE;
    int rows = 0;
    while (persons.find()) {
      long now = Long.parseLong(persons.group(1));
      assertThat(now).isLessThanOrEqualTo(before);
      before = now;
      rows++;
    }

    assertThat(rows).isBetween(5, 20);
    assertThat(page)
        .contains("Full timetable", "Machine share", "<b><bdi>verkehr.example</bdi></b>")
        .doesNotContain("href=\"https://");
  }

  @Test
  void linkShouldNameItsMessagesAndWhoFollowedIt() {
    String link = page(first(page("/links"), "href=\"(/links/[0-9a-f]{32})\""));

    assertThat(link)
        .contains("Messages that hold it", "Who followed it", "recorded in the access log")
        .containsPattern("href=\"/recipients/r-[0-9a-f]{16}\"")
        .containsPattern("href=\"/messages/[^\"]+\"");
    assertThat(site.get("/links/" + "0".repeat(32)).statusCode()).isEqualTo(404);
    assertThat(site.get("/links/nonsense").statusCode()).isEqualTo(404);
  }

  @Test
  void listsShouldLeadToAPageOfEach() {
    assertThat(page("/domains")).contains("<a href=\"/domains/gmail.com\"><bdi>gmail.com</bdi>");
    assertThat(page("/tags")).contains("<a href=\"/tags/timetable\">");
    assertThat(page("/campaigns"))
        .containsPattern("<a href=\"/campaigns/[0-9a-f]{32}\"><bdi>season opening</bdi>");
    assertThat(page("/senders"))
        .containsPattern("<a href=\"/senders/[0-9a-f]{32}\"><bdi>news@verkehr.example</bdi>");
  }

  @Test
  void listShouldLeadToTheOneThatIsNamed() {
    HttpResponse<String> there = site.get("/domains?name=Outlook.COM");

    assertThat(there.statusCode()).isEqualTo(303);
    assertThat(there.headers().firstValue("location")).contains("/domains/outlook.com");
    assertThat(page("/domains?name=nowhere.example"))
        .contains("Nothing is recorded under exactly this name", "value=\"nowhere.example\"");
  }

  @Test
  void domainShouldHaveFiguresTrendReasonsAndMessages() {
    assertThat(page("/domains/outlook.com"))
        .contains("<h2>Opened</h2>", "Machine hits")
        .contains("class=\"trend wide\"")
        .contains("Followed several links of one copy within seconds")
        .contains("href=\"/machines/burst\"")
        .containsPattern("href=\"/messages/[^\"?]+\"")
        .contains("compared with");
    assertThat(page("/domains/t-online.example")).contains("No machine hit here");
    assertThat(site.get("/domains/nowhere.example").statusCode()).isEqualTo(404);
  }

  @Test
  void senderAndTagShouldHaveTheSamePage() {
    String sender = first(page("/senders"), "href=\"(/senders/[0-9a-f]{32})\"");

    assertThat(page(sender)).contains("Envelope sender", "<h2>Opened</h2>");
    assertThat(page("/tags/timetable")).contains("Winter timetable", "<h2>Clicked</h2>");
  }

  @Test
  void campaignShouldHaveTheSamePageAndCompareItsVariants() {
    String page = page(campaign());

    assertThat(page)
        .contains("<h1><bdi>season opening</bdi></h1>", "<p class=\"lead\">Campaign, ")
        .contains("<h2>Clicked</h2>", "class=\"trend wide\"", "Be first: the season opens")
        .contains("/messages?q=campaign%3A%22season+opening%22")
        .contains("What was sent of this campaign in the period.")
        .doesNotContain("this message");
    assertThat(page.substring(page.indexOf("id=\"variants\"")))
        .contains("<th scope=\"row\"><bdi>A</bdi>", "<th scope=\"row\"><bdi>B</bdi>");
    assertThat(page("/tags/members")).doesNotContain("id=\"variants\"");
    assertThat(site.get("/campaigns/nothing").statusCode()).isEqualTo(404);
  }

  private static String campaign() {
    return first(page("/campaigns"), "href=\"(/campaigns/[0-9a-f]{32})\"");
  }

  @Test
  void campaignShouldBeReachedFromOverviewGroupsAndMessage() {
    String campaign = campaign();

    assertThat(page("/overview?by=campaign")).contains("<a href=\"" + campaign + "\">");
    assertThat(page("/messages?by=campaign"))
        .contains("<a href=\"" + campaign + "\">")
        .contains("href=\"/messages?q=campaign%3A%22season+opening%22&amp;period=7d\"");
    String message =
        first(page("/messages?q=tag:members&fold=0"), "<th scope=\"row\"><a href=\"([^\"]+)\"");
    assertThat(page(message))
        .contains("<a href=\"" + campaign + "\"><bdi>season opening</bdi></a>, variant")
        .contains("<a href=\"/tags/members\">")
        .containsPattern("<a href=\"/senders/[0-9a-f]{32}\"><bdi>club@theater.example</bdi></a>");
  }

  @Test
  void groupsShouldLeadToPagesOfTheSameDays() {
    assertThat(page("/messages?by=domain&period=28d"))
        .contains("<a href=\"/domains/gmail.com?period=28d\">")
        .contains("href=\"/messages?q=domain%3Agmail.com&amp;period=28d\"");
    assertThat(page("/messages?by=tag&from=2026-11-16&to=2026-11-20"))
        .contains("href=\"/tags/invoice?from=2026-11-16&amp;to=2026-11-20\"");
  }

  @Test
  void machinesShouldSayHowMuchByWhichReasonAndWhatHangsOnIt() {
    String page = page("/machines");

    assertThat(page)
        .contains("Security scanner", "Apple Mail privacy prefetch", "Gmail prefetch")
        .contains("State hangs on it", "What would change if a rule were off")
        .contains("No list of networks is supplied")
        .contains("Never so far")
        .containsPattern("<th scope=\"row\" class=\"mono whole\">192\\.0\\.2\\.0/24</th>");
    String reason = page("/machines/burst");
    assertThat(reason).contains("Step by step", "/messages?q=reason%3Aburst");
    assertThat(site.get("/machines/nonsense").statusCode()).isEqualTo(404);
  }

  @Test
  void pagesShouldHaveTheirRowsAsFiles() {
    Map<String, Object> links = Tree.object(site.get("/links.json").body());
    assertThat(Tree.items(links, "items").getFirst()).containsKeys("url", "persons", "copies");
    for (String path :
        List.of(
            "/links.csv",
            "/domains.csv",
            "/senders.csv",
            "/tags.csv",
            "/campaigns.csv",
            "/machines.csv",
            "/definitions.csv",
            "/machines/burst.csv",
            "/domains/outlook.com.csv",
            "/tags/timetable.ndjson")) {
      assertThat(page(path)).as(path).isNotEmpty();
    }
    for (String form : List.of(".csv", ".json", ".ndjson")) {
      assertThat(page(campaign() + form)).as(form).contains("messages");
    }
    String link = first(page("/links"), "href=\"(/links/[0-9a-f]{32})\"");
    assertThat(page(link + ".json")).contains("\"persons\"");
    assertThat(site.get("/links.csv?period=fortnight").statusCode()).isEqualTo(400);
  }

  @Test
  void pagesShouldNameWhatTheyCannotTake() {
    for (String path : List.of("/links", "/domains", "/machines", "/recipients")) {
      HttpResponse<String> answer = site.get(path + "?period=%3Cb%3E&colour=red");
      assertThat(answer.statusCode()).as(path).isEqualTo(400);
      assertThat(answer.body()).contains("colour").doesNotContain("<b>\"");
    }
  }

  @Test
  void definitionsShouldBeAllTextsEachWithAnAnchor() {
    assertThat(page("/definitions"))
        .contains("id=\"opened\"", "id=\"r.burst\"", "id=\"state.nosign\"")
        .contains("A person loaded the picture, clicked or replied.");
  }

  @Test
  void exportsShouldSayWhatThereIsAndWhatWasTaken() {
    assertThat(page("/exports")).contains("href=\"/messages.csv\"", "None among your latest");

    assertThat(site.get("/api/v1/copies.csv?q=tag:members").statusCode()).isEqualTo(200);

    assertThat(page("/exports")).contains("/api/v1/copies.csv");
  }

  @Test
  void analystShouldSeeNoRecipientAnywhere() {
    site.viewer = reader(Role.ANALYST);
    String link = first(page("/links"), "href=\"(/links/[0-9a-f]{32})\"");

    for (String path :
        List.of(
            "/links",
            link,
            "/recipients",
            "/domains",
            "/domains/gmail.com",
            "/machines",
            campaign(),
            "/tags/timetable")) {
      assertThat(page(path)).as(path).doesNotContainPattern("person\\d+@");
    }
    assertThat(page(link)).contains("r-").doesNotContain("recorded in the access log");
  }
}
