package org.waybill.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.collector.hit.EventType;
import org.waybill.collector.store.Event;
import org.waybill.wire.Day;

/** What the world and the mailet see of a whole collector. */
class CollectorTest {

  private static final int OLD = Day.of(Installation.NOW) - 401;

  @TempDir Path folder;
  private Installation installation;
  private RunningCollector running;

  @BeforeEach
  void start() throws Exception {
    installation = new Installation(folder);
    running = RunningCollector.of(installation);
  }

  @AfterEach
  void end() {
    running.close();
  }

  @Test
  void pixelShouldBeTheSameGifForEveryToken() throws Exception {
    HttpResponse<byte[]> known = running.get(installation.pixel(1));
    assertThat(known.statusCode()).isEqualTo(200);
    assertThat(known.body()).hasSize(43).startsWith("GIF89a".getBytes(StandardCharsets.US_ASCII));
    assertThat(headers(known))
        .isEqualTo(
            Map.of(
                "content-type", List.of("image/gif"),
                "content-length", List.of("43"),
                "cache-control", List.of("no-store"),
                "referrer-policy", List.of("no-referrer")));
    List<String> others =
        List.of(
            installation.pixel(1, OLD),
            Installation.forged(installation.pixel(1)),
            "/o/nothing-of-ours.gif",
            "/o/.gif");
    for (String other : others) {
      HttpResponse<byte[]> answer = running.get(other);
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).isEqualTo(known.body());
      assertThat(headers(answer)).isEqualTo(headers(known));
    }
  }

  @Test
  void linkShouldLeadToExactlyItsTarget() throws Exception {
    String longest = "https://shop.example/" + "x".repeat(1_100) + "?q='\"<>&amp;#~";
    for (String target : List.of(Installation.TARGET, longest, "HTTP://Shop.Example")) {
      String path = installation.link(1, Day.of(Installation.NOW), target);
      HttpResponse<byte[]> answer = running.get(path);
      assertThat(answer.statusCode()).isEqualTo(302);
      assertThat(answer.body()).isEmpty();
      assertThat(headers(answer))
          .isEqualTo(
              Map.of(
                  "location", List.of(target),
                  "content-length", List.of("0"),
                  "cache-control", List.of("no-store"),
                  "referrer-policy", List.of("no-referrer"),
                  "x-robots-tag", List.of("noindex")));
    }
  }

  @Test
  void everythingElseShouldBeAnEmpty404() throws Exception {
    List<String> paths =
        List.of(
            Installation.forged(installation.link(1)),
            installation.link(1) + "/",
            installation.pixel(1).replace("/o/", "/c/"),
            installation.pixel(1).replace(".gif", ""),
            "/nothing",
            "/api/v1/messages",
            "/ledger/v1/" + RunningCollector.NODE + "?challenge=abcdefgh",
            "/w/abc");
    for (String path : paths) {
      HttpResponse<byte[]> answer = running.get(path);
      assertThat(answer.statusCode()).as(path).isEqualTo(404);
      assertThat(answer.body()).isEmpty();
      assertThat(headers(answer)).isEqualTo(Map.of("content-length", List.of("0")));
    }
  }

  @Test
  void headShouldBeAnsweredAsGetAndCountAsNeitherOpenNorClick() throws Exception {
    running.ship(Installation.sent(1));
    HttpResponse<byte[]> pixel = running.ask("HEAD", installation.pixel(1));
    HttpResponse<byte[]> link = running.ask("HEAD", installation.link(1));
    assertThat(pixel.statusCode()).isEqualTo(200);
    assertThat(pixel.headers().firstValue("content-length")).hasValue("43");
    assertThat(link.statusCode()).isEqualTo(302);
    assertThat(link.headers().firstValue("location")).hasValue(Installation.TARGET);
    assertThat(running.awaitEvents(2)).extracting(Event::type).containsOnly(EventType.HEAD);
  }

  @Test
  void pixelAtTheEndShouldCountAsAFullViewAndNotAsAnOpen() throws Exception {
    running.ship(Installation.sent(1));
    running.get(installation.pixel(1));
    running.get(installation.lastPixel(1));
    assertThat(running.awaitEvents(2))
        .extracting(Event::type)
        .containsExactlyInAnyOrder(EventType.OPEN, EventType.FULL_VIEW);
    assertThat(running.awaitEvents(2)).extracting(Event::link).containsOnly(0);
  }

  @Test
  void otherMethodsShouldBeRefusedAndKeptAsWhatTheyAre() throws Exception {
    running.ship(Installation.sent(1));
    for (String path : List.of(installation.pixel(1), installation.link(1))) {
      HttpResponse<byte[]> answer = running.ask("POST", path);
      assertThat(answer.statusCode()).isEqualTo(405);
      assertThat(answer.headers().firstValue("allow")).hasValue("GET, HEAD");
    }
    assertThat(running.ask("POST", Installation.forged(installation.pixel(1))).statusCode())
        .isEqualTo(405);
    assertThat(running.ask("POST", Installation.forged(installation.link(1))).statusCode())
        .isEqualTo(404);
    assertThat(running.awaitEvents(2))
        .allSatisfy(event -> assertThat(event.type()).isEqualTo(EventType.OTHER))
        .extracting(Event::method)
        .containsOnly("POST");
  }

  @Test
  void hitShouldBeJoinedWhenItsLedgerRecordComesLater() throws Exception {
    running.get(installation.pixel(2));
    running.get(installation.link(1));
    running.ship(Installation.sent(2));
    List<Event> events = running.awaitEvents(2);
    assertThat(events)
        .extracting(Event::recipient)
        .containsExactlyInAnyOrder("r1@example.org", "r2@example.org");
    assertThat(events)
        .extracting(Event::type)
        .containsExactlyInAnyOrder(EventType.OPEN, EventType.CLICK);
  }

  @Test
  void hitShouldNotBeStoredWhenItIsOlderThanTheRetention() throws Exception {
    running.ship(Installation.sent(2));
    HttpResponse<byte[]> old = running.get(installation.link(1, OLD, Installation.TARGET));
    assertThat(old.headers().firstValue("location")).hasValue(Installation.TARGET);
    running.get(installation.pixel(1, OLD));
    running.get(installation.link(2, OLD + 1, Installation.TARGET));
    assertThat(running.awaitEvents(1))
        .extracting(Event::recipient)
        .containsExactly("r2@example.org");
  }

  @Test
  void everythingShouldBeThereAfterARestart() throws Exception {
    running.get(installation.link(1));
    running.close();
    running = RunningCollector.of(installation);
    running.get(installation.link(1));
    running.ship(Installation.sent(1));
    running.awaitEvents(2);
    running.close();
    running = RunningCollector.of(installation);
    assertThat(running.awaitEvents(2)).hasSize(2);
    assertThat(running.collector.losses()).isZero();
  }

  @Test
  void healthShouldBeOk() throws Exception {
    HttpResponse<byte[]> answer = running.get("/healthz");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(RunningCollector.text(answer)).isEqualTo("ok\n");
  }

  private static Map<String, List<String>> headers(HttpResponse<byte[]> answer) {
    return answer.headers().map();
  }
}
