package org.waybill.collector.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.waybill.collector.store.SampleJournal.SENT_AT;
import static org.waybill.collector.store.SampleJournal.copy;
import static org.waybill.collector.store.SampleJournal.delivered;
import static org.waybill.collector.store.SampleJournal.message;
import static org.waybill.collector.store.SampleJournal.sent;
import static org.waybill.collector.store.SampleJournal.variant;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.wire.TokenKind;

/** Figures by time and by subject, from hits whose makers are known. */
class FiguresTest {

  private static final long DAY = 86_400_000L;
  private static final String PERIOD = "since=2026-11-18T00:00:00Z&until=2026-11-21T00:00:00Z";

  @TempDir private Path folder;
  private ReportSite site;

  @BeforeEach
  void open() {
    site = new ReportSite(folder);
    site.journal.ledger(sent(1, 4)).ledger(sent(2, 1));
    hit(TokenKind.OPEN, 1, 1, SENT_AT + 100_000, "person");
    hit(TokenKind.OPEN, 1, 2, SENT_AT + 100_000, "person proxy");
    hit(TokenKind.CLICK, 1, 2, SENT_AT + DAY, "person");
    hit(TokenKind.OPEN, 1, 3, SENT_AT + 100_000, "uncertain ms-pixel");
    hit(TokenKind.CLICK, 1, 4, SENT_AT + 100_000, "machine burst");
    hit(TokenKind.OPEN, 2, 1, SENT_AT + 100_000, "machine method");
  }

  private void hit(TokenKind kind, int message, int recipient, long at, String agent) {
    int link = kind == TokenKind.CLICK ? 1 : 0;
    site.journal.hit(kind, "GET", copy(message, recipient), link, at, agent);
  }

  @AfterEach
  void close() {
    site.close();
  }

  private List<Map<String, Object>> rows(String query) {
    String path = "/api/v1/figures?" + PERIOD + query;
    assertThat(site.get(path).statusCode()).as(site.get(path).body()).isEqualTo(200);
    return Tree.items(Tree.object(site.get(path).body()), "items");
  }

  private void settle() {
    site.apply();
    site.settle();
  }

  @Test
  void wholeShouldHaveBoundsAndSharesOfCopiesHandedOff() {
    settle();

    assertThat(rows(""))
        .singleElement()
        .satisfies(
            row ->
                assertThat(row)
                    .containsEntry("messages", 2L)
                    .containsEntry("sent", 5L)
                    .containsEntry("delivered", null)
                    .containsEntry("bounced", null)
                    .containsEntry("sharesOf", "handed-off")
                    .containsEntry("arrived", 5L)
                    .containsEntry("opened", Map.of("least", 2L, "figure", 2L, "most", 3L))
                    .containsEntry("clicked", Map.of("least", 1L, "figure", 1L, "most", 1L))
                    .containsEntry(
                        "openRate", Map.of("least", "0.4", "figure", "0.4", "most", "0.6"))
                    .containsEntry("clickedPerOpened", "0.5")
                    .containsEntry("persons", 1L));
  }

  @Test
  void ratesShouldBeSharesOfDeliveredCopiesWhereThatIsRecorded() {
    site.journal.ledger(delivered(1, 1, SENT_AT + 1)).ledger(delivered(1, 2, SENT_AT + 2));
    site.journal.ledger(delivered(1, 3, SENT_AT + 3)).ledger(delivered(1, 4, SENT_AT + 4));
    settle();

    assertThat(rows("").getFirst())
        .contains(
            entry("delivered", 4L),
            entry("bounced", 0L),
            entry("sharesOf", "delivered"),
            entry("arrived", 4L),
            entry("clickRate", Map.of("least", "0.25", "figure", "0.25", "most", "0.25")));
  }

  @Test
  void daysShouldBeThoseOfTheZoneAndHaveNoGap() {
    settle();

    assertThat(rows("&by=day"))
        .extracting(row -> row.get("name") + " " + row.get("sent") + " " + row.get("persons"))
        .containsExactly("2026-11-18T00:00Z 5 0", "2026-11-19T00:00Z 0 1", "2026-11-20T00:00Z 0 0");
    assertThat(rows("&by=day&tz=Asia/Kolkata"))
        .extracting(row -> row.get("name"))
        .containsExactly(
            "2026-11-18T05:30+05:30",
            "2026-11-18T23:30+05:30",
            "2026-11-19T23:30+05:30",
            "2026-11-20T23:30+05:30");
    assertThat(rows("&by=hour&sender=News@sender.example")).hasSize(72);
  }

  @Test
  void subjectsShouldComeLargestFirst() {
    settle();

    assertThat(rows("&by=sender"))
        .extracting(row -> row.get("name") + " " + row.get("sent"))
        .containsExactly("news@sender.example 5");
    assertThat(rows("&by=domain"))
        .extracting(row -> row.get("name") + " " + row.get("sent"))
        .containsExactly("there.example 5");
    assertThat(rows("&by=tag")).isEmpty();
    assertThat(rows("&by=link"))
        .extracting(row -> row.get("name") + " " + row.get("sent") + " " + row.get("persons"))
        .containsExactly("https://shop.example/one null 1");
    assertThat(rows("&by=reason"))
        .extracting(row -> row.get("name"))
        .containsExactlyInAnyOrder("proxy", "ms-pixel", "burst", "method");
    assertThat(rows("&link=https://shop.example/one").getFirst())
        .containsEntry("machineShare", "0.5");
  }

  @Test
  void variantsShouldBeCountedWithinTheirCampaign() {
    site.journal
        .ledger(variant(sent(3, 2), "Spring", "A"))
        .ledger(variant(sent(4, 3), "Spring", "B"))
        .ledger(variant(sent(5, 1), "Autumn", "B"));
    settle();

    assertThat(rows("&by=variant"))
        .extracting(row -> row.get("name") + " " + row.get("sent"))
        .containsExactly("Spring / B 3", "Spring / A 2", "Autumn / B 1");
    assertThat(rows("&by=campaign"))
        .extracting(row -> row.get("name") + " " + row.get("sent"))
        .containsExactly("Spring 5", "Autumn 1");
    assertThat(rows("&campaign=spring").getFirst()).containsEntry("messages", 2L);
  }

  @Test
  void programsShouldBeThoseOfPersonsAndAProxySayThatItIsOne() {
    settle();

    assertThat(rows("&by=client"))
        .extracting(row -> row.get("name") + " " + row.get("sent"))
        .containsExactlyInAnyOrder("person null", "(image proxy) null");
    assertThat(rows("&by=country"))
        .extracting(row -> row.get("name"))
        .containsExactlyInAnyOrder("DE", "(image proxy)");
    assertThat(rows("&by=system")).extracting(row -> row.get("name")).contains("(image proxy)");
    Map<String, Object> events =
        Tree.object(site.get("/api/v1/messages/" + message(1) + "/events").body());
    assertThat(Tree.items(events, "items"))
        .extracting(event -> event.get("device") + " " + event.get("client"))
        .containsExactlyInAnyOrder(
            "own person", "proxy null", "own person", "null null", "null null");
  }

  @Test
  void messageShouldHaveStatesAndTheTimeToItsFirstOpens() {
    site.journal.ledger(delivered(1, 2, SENT_AT + 99_000));
    settle();

    Map<String, Object> figures =
        Tree.object(site.get("/api/v1/messages/" + message(1) + "/figures").body());

    assertThat(figures)
        .containsEntry("sent", 4L)
        .containsEntry("delivered", 1L)
        .containsEntry("arrived", 3L)
        .containsEntry(
            "firstOpen", Map.of("median", 5_000L, "least", 0L, "most", 10_000L, "copies", 2L))
        .containsEntry(
            "states",
            Map.of(
                "clicked",
                1L,
                "opened",
                1L,
                "uncertain",
                1L,
                "machine",
                1L,
                "nosign",
                0L,
                "waiting",
                0L,
                "bounced",
                0L));
  }

  @Test
  void questionThatFiguresAreNotKeptForShouldBeRefused() {
    for (String wrong :
        List.of(
            "by=sender&tag=x",
            "sender=a&domain=b",
            "since=2026-11-18T00:00:00Z&until=2026-11-18T00:00:00Z",
            "by=hour&since=2026-01-01T00:00:00Z",
            "since=2024-01-01T00:00:00Z",
            "tz=Mars/Base")) {
      assertThat(site.get("/api/v1/figures?" + wrong).statusCode()).as(wrong).isEqualTo(400);
    }
  }

  @Test
  void eventsAndCopiesShouldSayWhoAndWhy() {
    settle();
    String path = "/api/v1/messages/" + message(1) + "/copies/";

    assertThat(Tree.object(site.get(path + copy(1, 4)).body())).containsEntry("state", "machine");
    assertThat(Tree.object(site.get(path + copy(1, 2)).body())).containsEntry("state", "clicked");
    Map<String, Object> events = Tree.object(site.get(path + copy(1, 4) + "/events").body());
    assertThat(Tree.items(events, "items"))
        .singleElement()
        .satisfies(
            event ->
                assertThat(event)
                    .containsEntry("verdict", "machine")
                    .containsEntry("reasons", List.of("burst"))
                    .containsEntry("rules", 1L));
    assertThat(site.get(path + copy(2, 1)).statusCode()).isEqualTo(404);
    assertThat(site.get("/api/v1/definitions?language=de").body()).contains("Empfänger");
  }
}
