package org.waybill.walk;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.waybill.collector.access.Role;

/** Whatever strangers write, or ask, stays text in every export and in the log. */
class HostileExportTest {

  private static final List<String> LISTS =
      List.of("/api/v1/messages", "/api/v1/copies", "/messages", "/links");

  /** What a spreadsheet would compute, a number apart. */
  private static final Pattern FORMULA = Pattern.compile("(?s)[=+@\\t\\r\\n-].*");

  private static final Pattern NUMBER = Pattern.compile("-?[0-9.]+");

  /** What a terminal or a reader of lines would take for more than text. */
  private static final Pattern CONTROL =
      Pattern.compile("[\\p{Cc}\\x{2028}\\x{2029}\\x{202a}-\\x{202e}\\x{2066}-\\x{2069}]");

  @TempDir Path folder;
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private Office office;

  @BeforeEach
  void open() throws Exception {
    office = Office.open(folder, HostileWeek.of(HostileTexts.all()));
    log.start();
    root().addAppender(log);
  }

  @AfterEach
  void close() {
    root().detachAppender(log);
    office.close();
    client.close();
  }

  private static Logger root() {
    return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  }

  @Test
  void cellsShouldBeNoFormulas() throws Exception {
    for (String list : LISTS) {
      HttpResponse<String> answer = get(list + ".csv");
      assertThat(answer.statusCode()).as(list).isEqualTo(200);
      List<List<String>> all = CsvRecords.of(answer.body());
      List<List<String>> records = list.startsWith("/api/") ? all : all.subList(1, all.size());
      assertThat(records).as(list).hasSizeGreaterThan(20);
      assertThat(records)
          .as("every record of %s is as long as the first", list)
          .allSatisfy(record -> assertThat(record).hasSameSizeAs(records.getFirst()));
      assertThat(records.stream().flatMap(List::stream))
          .as(list)
          .noneMatch(cell -> FORMULA.matcher(cell).matches() && !NUMBER.matcher(cell).matches());
    }
  }

  @Test
  void jsonShouldHoldEveryTextAsItIs() throws Exception {
    ObjectMapper json = new ObjectMapper();
    for (String list : LISTS) {
      JsonNode whole = json.readTree(get(list + ".json").body());
      List<String> lines = get(list + ".ndjson").body().lines().toList();
      assertThat(lines).as(list).hasSize(whole.get("items").size());
      for (String line : lines) {
        assertThat(json.readTree(line).isObject()).as(line).isTrue();
      }
    }
    List<String> subjects = new ArrayList<>();
    json.readTree(get("/api/v1/messages.json").body())
        .get("items")
        .forEach(item -> subjects.add(item.get("subject").asText()));
    assertThat(subjects).contains("<script>window.hurt=1</script>", "=1+1");
  }

  @Test
  void questionsShouldBeAnsweredAndLoggedAsText() throws Exception {
    for (String text : HostileTexts.all()) {
      String q = URLEncoder.encode(text, StandardCharsets.UTF_8);
      for (String path : List.of("/messages?q=", "/overview?period=", "/messages/", "/m?id=")) {
        HttpResponse<String> answer = get(path + q);
        assertThat(answer.statusCode()).as(path + text).isBetween(200, 431);
        assertThat(answer.body()).as(path + text).doesNotContain("window.hurt=1</script>");
        assertThat(answer.headers().map().keySet())
            .as(path + text)
            .noneMatch(name -> name.equalsIgnoreCase("X-Injected"));
      }
    }
    for (String name : List.of("x\n12:00 ERROR forged", "\u001b[2J", "\u202eadmin", "<script>")) {
      assertThat(ask("/messages", name, "wrong").statusCode()).isEqualTo(401);
    }
    assertThat(log.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .noneMatch(line -> CONTROL.matcher(line).find());
  }

  private HttpResponse<String> get(String path) throws Exception {
    return ask(path, Office.user(Role.ADMIN), Office.PASSWORD);
  }

  private HttpResponse<String> ask(String path, String user, String password) throws Exception {
    String pair = user + ":" + password;
    String basic =
        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    return client.send(
        HttpRequest.newBuilder(URI.create(office.url() + path))
            .timeout(Duration.ofSeconds(60))
            .header("Authorization", basic)
            .build(),
        BodyHandlers.ofString());
  }
}
