package org.waybill.collector.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.waybill.collector.store.SampleJournal.SENT_AT;
import static org.waybill.collector.store.SampleJournal.message;
import static org.waybill.collector.store.SampleJournal.sent;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportTest {

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

  @Test
  void everyFormShouldHaveTheSameRowsInTheSameOrder() {
    for (int i = 1; i <= 450; i++) {
      site.journal.ledger(sent(i, i % 2 == 0 ? "even" : "odd", 1));
    }
    site.apply();

    List<String> csv =
        site.get("/api/v1/messages.csv?q=even")
            .body()
            .lines()
            .skip(1)
            .map(ExportTest::first)
            .toList();
    List<Object> json = new ArrayList<>();
    Map<String, Object> whole = Tree.object(site.get("/api/v1/messages.json?q=even").body());
    Tree.items(whole, "items").forEach(item -> json.add(item.get("id")));
    List<Object> lines =
        site.get("/api/v1/messages.ndjson?q=even")
            .body()
            .lines()
            .map(line -> Tree.object(line).get("id"))
            .toList();

    assertThat(csv).hasSize(225).startsWith(message(450).toString());
    assertThat(json).isEqualTo(csv);
    assertThat(lines).isEqualTo(csv);
    assertThat(whole).containsEntry("next", null);
    assertThat(whole.get("about").toString())
        .isEqualTo("Waybill messages; filter: q=even; times in UTC; made 2026-11-23T15:40:12Z");
  }

  private static String first(String row) {
    return row.substring(0, row.indexOf(','));
  }

  @Test
  void tableShouldNameItsColumnsAndBeReadBySpreadsheetsWithoutHarm() {
    site.journal.ledger(sent(1, "=HYPERLINK(\"http://x\",\"y\")", 1, 2)).open(1, 1, 10);
    site.apply();

    HttpResponse<String> response = site.get("/api/v1/messages.csv");
    String[] rows = response.body().split("\r\n", -1);

    assertThat(response.headers().firstValue("content-type"))
        .contains("text/csv; charset=utf-8; header=present");
    assertThat(response.headers().firstValue("content-disposition"))
        .contains("attachment; filename=\"messages.csv\"");
    assertThat(rows).hasSize(3);
    assertThat(rows[0])
        .startsWith("id,messageId,subject,sender,sentAt,mode,tag,campaign,variant,opened.least,");
    assertThat(rows[1])
        .startsWith(
            message(1)
                + ",msg-1@sender.example,\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\",news@sender.example,"
                + Instant.ofEpochMilli(SENT_AT + 60_000).toString().replace("Z", ".000Z")
                + ",identified,,,,0,0,0,0,0,0,1,");
    assertThat(rows[2]).isEmpty();
  }

  @Test
  void tableShouldSayWhatItIsWhereAsked() {
    site.journal.ledger(sent(1, 1));
    site.apply();

    String[] rows =
        site.get("/api/v1/messages.csv?sender=a%2Cb&about=true").body().split("\r\n", -1);

    assertThat(rows[0])
        .isEqualTo(
            "\"Waybill messages; filter: sender=a,b; times in UTC; made"
                + " 2026-11-23T15:40:12Z\"");
    assertThat(rows[1]).startsWith("id,");
  }

  @Test
  void partsOfAMessageShouldBeExportedToo() {
    site.journal.ledger(sent(1, 2)).open(1, 2, 10).click(1, 2, 1, 20);
    site.apply();
    String path = "/api/v1/messages/" + message(1);

    assertThat(site.get(path + "/copies.csv").body().lines().skip(1).map(row -> row.split(",")[1]))
        .containsExactly("r1@there.example", "r2@there.example");
    assertThat(site.get(path + "/links.ndjson").body().lines()).hasSize(2);
    assertThat(site.get(path + "/events.csv").body().lines()).hasSize(3);
    assertThat(site.get("/api/v1/events.json").body()).contains("\"type\":\"click\"");
  }

  /** Much more than the buffers of a connection hold: what is not read yet is not made yet. */
  @Test
  void listShouldBeMadeAsItIsReadAndBrokenOffWhereItCannotGoOn() throws IOException {
    for (int i = 1; i <= 10_000; i++) {
      site.journal.ledger(sent(i, "x".repeat(999), 1));
      if (i % 1_000 == 0) {
        site.apply();
      }
    }

    byte[] rest;
    try (Socket client = site.begin("/api/v1/messages.csv")) {
      assertThat(client.getInputStream().readNBytes(1_000)).hasSize(1_000);
      site.loseStore();
      rest = readUntilItEnds(client);
    }

    assertThat(rest.length).isLessThan(10_000_000);
    assertThat(new String(rest, StandardCharsets.UTF_8)).doesNotEndWith("0\r\n\r\n");
  }

  private static byte[] readUntilItEnds(Socket client) {
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    try {
      client.getInputStream().transferTo(read);
    } catch (IOException reset) {
      // an end too
    }
    return read.toByteArray();
  }

  @Test
  void goodAnswerShouldHaveAStrongTagThatSparesItsBody() {
    site.journal.ledger(sent(1, 2));
    site.apply();
    HttpResponse<String> first = site.get("/api/v1/messages");
    String tag = first.headers().firstValue("etag").orElseThrow();

    assertThat(tag).matches("\"[0-9a-f]{32}\"");
    assertThat(site.ifNoneMatch("/api/v1/messages", "\"x\", " + tag).statusCode()).isEqualTo(304);
    assertThat(site.ifNoneMatch("/api/v1/messages", "W/" + tag).body()).isEmpty();
    assertThat(site.ifNoneMatch("/api/v1/messages", "*").statusCode()).isEqualTo(304);
    assertThat(site.ifNoneMatch("/api/v1/messages", "\"x\"").statusCode()).isEqualTo(200);
    site.journal.open(1, 1, 10);
    site.apply();
    assertThat(site.ifNoneMatch("/api/v1/messages", tag).statusCode()).isEqualTo(200);
  }
}
