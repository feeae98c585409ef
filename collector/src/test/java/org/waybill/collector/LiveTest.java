package org.waybill.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.collector.access.Passwords;
import org.waybill.collector.admin.AdminCall;
import org.waybill.collector.admin.ErrandName;
import org.waybill.collector.live.Watchers;

/** Somebody looks on while hits come. */
@Timeout(120)
class LiveTest {

  private static final String PASSWORD = "correct horse battery";
  private static final Pattern STREAM = Pattern.compile("data-stream=\"([^\"]*)\"");

  @TempDir Path folder;
  private Installation installation;
  private RunningCollector running;
  private Visitor visitor;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @BeforeEach
  void start() throws Exception {
    installation = new Installation(folder);
    running = RunningCollector.of(installation);
    RunningCollector.await(running::isStoreOpen);
    visitor = new Visitor(running);
    add("anna", "analyst");
    add("adam", "admin");
    running.ship(Installation.sent(2));
  }

  @AfterEach
  void end() {
    client.shutdownNow();
    visitor.close();
    running.close();
  }

  private void add(String name, String role) throws Exception {
    try (AdminCall call = AdminCall.to(folder.resolve("data/run/admin.socket")).orElseThrow()) {
      String line = "add %s %s %s".formatted(name, role, Passwords.hash(PASSWORD));
      assertThat(call.ask(ErrandName.USER, line, said -> {})).isZero();
    }
  }

  /** What a stream says, line by line. */
  private BufferedReader stream(String path, String... fields) throws Exception {
    HttpResponse<InputStream> answer = open(path, fields);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("content-type"))
        .hasValue("text/event-stream; charset=utf-8");
    return new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
  }

  private HttpResponse<InputStream> open(String path, String... fields) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://" + running.collector.admin() + path));
    request.header(
        "Cookie",
        visitor.cookies.entrySet().stream()
            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
            .collect(Collectors.joining("; ")));
    if (fields.length > 0) {
      request.headers(fields);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
  }

  /** All lines up to the one that has that in it. */
  private static List<String> until(BufferedReader stream, String part) throws Exception {
    List<String> lines = new ArrayList<>();
    while (true) {
      String line = stream.readLine();
      if (line == null) {
        throw new AssertionError("the stream ended before " + part + ": " + lines);
      }
      lines.add(line);
      if (line.contains(part)) {
        return lines;
      }
    }
  }

  private String streamOf(String page) throws Exception {
    Matcher found = STREAM.matcher(visitor.get(page).body());
    assertThat(found.find()).isTrue();
    return found.group(1).replace("&amp;", "&");
  }

  private String log() throws Exception {
    StringBuilder text = new StringBuilder();
    try (var files = Files.list(folder.resolve("data/access-log"))) {
      for (Path file : files.sorted().toList()) {
        text.append(Files.readString(file));
      }
    }
    return text.toString();
  }

  @Test
  void streamShouldBringWhatComesBehindThePage() throws Exception {
    visitor.signIn("adam", PASSWORD);
    running.get(installation.pixel(1));
    running.awaitEvents(1);
    assertThat(visitor.get("/live").body()).contains("Fetched the picture", "r1@");

    try (BufferedReader stream = stream(streamOf("/live"))) {
      running.get(installation.link(2));
      String rows = String.join("\n", until(stream, "</tr>"));
      assertThat(rows)
          .contains("id: ", "event: rows", "Fetched a link", "r2@")
          .doesNotContain("r1@");
    }
    assertThat(log()).contains("/live/events");
  }

  @Test
  void nobodyShouldStandTwiceInTheLogForOneStream() throws Exception {
    visitor.signIn("adam", PASSWORD);
    try (BufferedReader stream = stream(streamOf("/live"))) {
      running.get(installation.link(2));
      until(stream, "</tr>");
      running.get(installation.pixel(2));
      until(stream, "</tr>");
    }

    assertThat(log().lines().filter(line -> line.contains("/live/events"))).hasSize(1);
  }

  @Test
  void analystShouldSeePseudonymsAndLeaveNoLine() throws Exception {
    visitor.signIn("anna", PASSWORD);
    try (BufferedReader stream = stream(streamOf("/live"))) {
      running.get(installation.link(2));
      assertThat(String.join("\n", until(stream, "</tr>")))
          .containsPattern("r-[0-9a-f]{16}")
          .doesNotContain("r2@");
    }
    assertThat(log()).doesNotContain("/live");
  }

  @Test
  void streamShouldGoOnBehindTheEventThatCameLast() throws Exception {
    visitor.signIn("adam", PASSWORD);
    running.get(installation.pixel(1));
    running.awaitEvents(1);
    running.get(installation.link(2));
    running.awaitEvents(2);

    try (BufferedReader stream =
        stream("/live/events?after=0000000000000000", "Last-Event-ID", "0000000000000001")) {
      assertThat(String.join("\n", until(stream, "</tr>"))).contains("r2@").doesNotContain("r1@");
    }
  }

  @Test
  void filterShouldNarrowPageAndStream() throws Exception {
    visitor.signIn("adam", PASSWORD);
    running.get(installation.pixel(1));
    running.awaitEvents(1);
    assertThat(visitor.get("/live?q=link%3Ashop").body()).contains("Nothing yet");

    try (BufferedReader stream = stream(streamOf("/live?q=link%3Ashop"))) {
      running.get(installation.pixel(1));
      running.awaitEvents(2);
      running.get(installation.link(2));
      assertThat(String.join("\n", until(stream, "</tr>"))).doesNotContain("r1@");
    }
    assertThat(visitor.get("/live?q=tag%3Ainvoice").body()).contains("does not apply here");
  }

  @Test
  void zoneThatWasAskedForShouldHoldInFormStreamAndLinks() throws Exception {
    visitor.signIn("adam", PASSWORD);
    running.get(installation.pixel(1));
    running.awaitEvents(1);
    String page = visitor.get("/live?tz=Asia%2FTokyo&q=link%3Ashop").body();

    assertThat(page)
        .contains("name=\"tz\" value=\"Asia/Tokyo\"")
        .contains("10;url=/live?q=link%3Ashop&amp;again=1&amp;tz=Asia%2FTokyo")
        .contains("href=\"/live?q=link%3Ashop&amp;stop=1&amp;tz=Asia%2FTokyo\"")
        .contains("href=\"/live?tz=Asia%2FTokyo\"");
    String stream = streamOf("/live?tz=Asia%2FTokyo");
    assertThat(stream).endsWith("tz=Asia%2FTokyo");
    assertThat(visitor.get("/live?tz=Asia%2FTokyo").body()).contains("2 Nov 2026, 19:");
    try (BufferedReader rows = stream(stream)) {
      running.get(installation.link(2));
      assertThat(String.join("\n", until(rows, "</tr>"))).contains("2 Nov 2026, 19:");
    }
  }

  @Test
  void nobodyShouldStandInTheLogWhomTheFilterLeftOut() throws Exception {
    visitor.signIn("adam", PASSWORD);
    running.get(installation.pixel(1));
    running.awaitEvents(1);
    visitor.get("/live?q=to%3Ar2%40");
    assertThat(log()).doesNotContain("/live");

    try (BufferedReader stream = stream(streamOf("/live?q=to%3Ar2%40"))) {
      running.get(installation.pixel(1));
      running.awaitEvents(2);
      running.get(installation.link(2));
      until(stream, "</tr>");
    }
    assertThat(log().lines().filter(line -> line.contains("/live")))
        .singleElement()
        .asString()
        .contains("\"count\":1");
  }

  @Test
  void pageWithoutAScriptShouldAskAgainUntilItIsStopped() throws Exception {
    visitor.signIn("adam", PASSWORD);

    assertThat(visitor.get("/live?q=is%3Aclicked").body())
        .contains(
            "<noscript><meta http-equiv=\"refresh\""
                + " content=\"10;url=/live?q=is%3Aclicked&amp;again=1\"></noscript>",
            "href=\"/live?q=is%3Aclicked&amp;stop=1\"");
    assertThat(visitor.get("/live?q=is%3Aclicked&stop=1").body())
        .doesNotContain("http-equiv=\"refresh\"")
        .contains("href=\"/live?q=is%3Aclicked\"");
  }

  @Test
  void streamShouldBeRefusedWithoutASessionAndWhenTooManyLookOn() throws Exception {
    assertThat(open("/live/events").statusCode()).isEqualTo(303);

    visitor.signIn("adam", PASSWORD);
    List<HttpResponse<InputStream>> streams = new ArrayList<>();
    for (int i = 0; i < Watchers.MOST_OF_USER; i++) {
      streams.add(open("/live/events"));
    }
    assertThat(streams).allMatch(stream -> stream.statusCode() == 200);
    HttpResponse<InputStream> oneMore = open("/live/events");
    assertThat(oneMore.statusCode()).isEqualTo(503);
    assertThat(oneMore.headers().firstValue("retry-after")).hasValue("10");

    for (HttpResponse<InputStream> stream : streams) {
      stream.body().close();
    }
    RunningCollector.await(() -> isTaken());
  }

  private boolean isTaken() {
    try (InputStream body = open("/live/events").body()) {
      return new String(body.readNBytes(6), StandardCharsets.UTF_8).equals("retry:");
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
