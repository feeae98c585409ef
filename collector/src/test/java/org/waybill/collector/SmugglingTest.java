package org.waybill.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.collector.listen.Wire;
import org.waybill.collector.store.Event;

/**
 * Requests whose end can be seen in two places, over raw sockets against a whole collector. The
 * connection ends, with one plain 4xx or without a word: no second answer, and no hit of what was
 * smuggled.
 */
class SmugglingTest {

  private static final String HOST = "Host: track.example\r\n";

  @TempDir Path folder;

  @Test
  void requestShouldBeRefusedOnceWhenItsEndIsUnclear() throws Exception {
    Installation installation = new Installation(folder);
    String smuggled = "GET " + installation.pixel(1) + " HTTP/1.1\r\n" + HOST + "\r\n";
    try (RunningCollector running = RunningCollector.of(installation)) {
      SoftAssertions all = new SoftAssertions();
      for (Map.Entry<String, String> attack : attacks().entrySet()) {
        try (Wire wire = new Wire(running.collector.tracking())) {
          List<Integer> statuses = wire.send(attack.getValue() + smuggled.repeat(3)).statuses();
          all.assertThat(statuses).as(attack.getKey()).hasSizeLessThanOrEqualTo(1);
          all.assertThat(statuses).as(attack.getKey()).allMatch(s -> s >= 400 && s < 500);
        } catch (IOException e) {
          all.assertThat(e).as(attack.getKey()).isNull();
        }
      }
      all.assertAll();
      running.get(installation.pixel(2));
      running.ship(Installation.sent(2));
      assertThat(running.awaitEvents(1))
          .extracting(Event::recipient)
          .containsExactly("r2@example.org");
    }
  }

  @Test
  void requestShouldBeAnsweredAndTheNextOneTooWhenItIsOnlyOdd() throws Exception {
    Installation installation = new Installation(folder);
    String last =
        "GET " + installation.pixel(1) + " HTTP/1.1\r\n" + HOST + "Connection: close\r\n\r\n";
    try (RunningCollector running = RunningCollector.of(installation)) {
      SoftAssertions all = new SoftAssertions();
      odd(installation)
          .forEach(
              (request, expected) -> {
                try (Wire wire = new Wire(running.collector.tracking())) {
                  all.assertThat(wire.send(request + last).statuses())
                      .as(request.substring(0, Math.min(60, request.length())))
                      .isEqualTo(expected);
                } catch (Exception e) {
                  all.fail(request, e);
                }
              });
      all.assertAll();
    }
  }

  @Test
  void answerShouldSayNothingOfTheServer() throws Exception {
    Installation installation = new Installation(folder);
    try (RunningCollector running = RunningCollector.of(installation)) {
      for (String request :
          List.of(
              "GET /nothing HTTP/1.1\r\n" + HOST + "Connection: close\r\n\r\n",
              "GET / HTTP/1.1\r\n\r\n",
              "nonsense\r\n\r\n",
              "GET /" + "x".repeat(10_000) + " HTTP/1.1\r\n\r\n")) {
        try (Wire wire = new Wire(running.collector.tracking())) {
          assertThat(wire.send(request).rest().toLowerCase(java.util.Locale.ROOT))
              .matches("(?s)http/1\\.[01] 4\\d\\d .*")
              .endsWith("\r\n\r\n")
              .doesNotContain("server:", "vert", "netty", "java", "exception", "date:");
        }
      }
    }
  }

  private static Map<String, List<Integer>> odd(Installation installation) {
    String pixel = installation.pixel(3);
    Map<String, List<Integer>> odd = new LinkedHashMap<>();
    odd.put(
        "GET http://elsewhere.example" + pixel + " HTTP/1.1\r\n" + HOST + "\r\n",
        List.of(200, 200));
    odd.put("\r\n\r\nGET " + pixel + " HTTP/1.1\r\n" + HOST + "\r\n", List.of(200, 200));
    odd.put("OPTIONS * HTTP/1.1\r\n" + HOST + "\r\n", List.of(404, 200));
    odd.put("CONNECT elsewhere.example:443 HTTP/1.1\r\n" + HOST + "\r\n", List.of(404, 200));
    odd.put("BREW " + pixel + " HTTP/1.1\r\n" + HOST + "\r\n", List.of(405, 200));
    odd.put("get " + pixel + " HTTP/1.1\r\n" + HOST + "\r\n", List.of(405, 200));
    odd.put(
        "GET " + pixel + " HTTP/1.1\r\n" + HOST + "Content-Length: 7\r\n\r\nGET / X",
        List.of(200, 200));
    odd.put(
        "POST "
            + pixel
            + " HTTP/1.1\r\n"
            + HOST
            + "Content-Length: 3\r\nExpect: 100-continue\r\n\r\nabc",
        List.of(405, 200));
    odd.put(
        "GET " + pixel + " HTTP/1.1\r\n" + HOST + "Upgrade: h2c\r\nConnection: Upgrade\r\n\r\n",
        List.of(200, 200));
    odd.put(
        "GET "
            + pixel
            + " HTTP/1.1\r\n"
            + HOST
            + "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n",
        List.of(200, 200));
    odd.put(
        ("GET " + pixel + " HTTP/1.1\r\n" + HOST + "\r\n").repeat(20),
        Collections.nCopies(21, 200));
    odd.put("HEAD " + installation.link(3) + " HTTP/1.1\r\n" + HOST + "\r\n", List.of(302, 200));
    return odd;
  }

  private static Map<String, String> attacks() {
    Map<String, String> attacks = new LinkedHashMap<>();
    for (String length : List.of("Content-Length: 6\r\n", "")) {
      for (String encoding :
          List.of(
              "Transfer-Encoding: chunked\r\n",
              "Transfer-Encoding:chunked\r\n",
              "transfer-encoding: CHUNKED\r\n",
              "Transfer-Encoding: identity\r\n",
              "Transfer-Encoding: xchunked\r\n",
              "Transfer-Encoding: gzip, chunked\r\n",
              "Transfer-Encoding: chunked, identity\r\n",
              "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n",
              "Transfer-Encoding: identity\r\nTransfer-Encoding: chunked\r\n",
              "Transfer-Encoding:\tchunked\r\n",
              "Transfer-Encoding: \"chunked\"\r\n",
              "Transfer-Encoding: chunked;x\r\n",
              "Transfer-Encoding: \r\n",
              "Transfer-Encoding : chunked\r\n",
              "Transfer-Encoding\t: chunked\r\n",
              "Transfer-Encoding\u000b: chunked\r\n",
              "Transfer-Encoding: \u000bchunked\r\n",
              "Transfer-Encoding: chunked\u0000\r\n",
              "X: y\nTransfer-Encoding: chunked\r\n",
              "X: y\rTransfer-Encoding: chunked\r\n",
              "Transfer-Encoding:\r\n chunked\r\n")) {
        attacks.put(
            "encoding " + length + encoding,
            "POST /o/x.gif HTTP/1.1\r\n" + HOST + length + encoding + "\r\n0\r\n\r\n");
      }
    }
    for (String chunk :
        List.of(
            "0;x\r\n\r\n",
            "0\n\n",
            "0x0\r\n\r\n",
            "-0\r\n\r\n",
            "00000000000000000000\r\n\r\n",
            " 0\r\n\r\n",
            "0 \r\n\r\n",
            "FFFFFFFFFFFFFFFF\r\n",
            "80000000\r\n",
            "1\r\nab\r\n0\r\n\r\n",
            "1\r\na0\r\n\r\n",
            "g\r\n",
            "\r\n",
            "0\r\nHost: other\r\n\r\n",
            "0\r\nContent-Length: 9\r\n\r\n",
            "1;a=\"\r\n\"\r\na\r\n0\r\n\r\n",
            "1;\na\r\n0\r\n\r\n")) {
      attacks.put(
          "chunk " + chunk,
          "POST /o/x.gif HTTP/1.1\r\n" + HOST + "Transfer-Encoding: chunked\r\n\r\n" + chunk);
    }
    for (String lengths :
        List.of(
            "Content-Length: 0\r\nContent-Length: 6\r\n",
            "Content-Length: 6\r\nContent-Length: 6\r\n",
            "Content-Length: 0, 6\r\n",
            "Content-Length: 6, 6\r\n",
            "Content-Length: +6\r\n",
            "Content-Length: -6\r\n",
            "Content-Length: 0x6\r\n",
            "Content-Length: 6 6\r\n",
            "Content-Length: six\r\n",
            "Content-Length: 6;\r\n",
            "Content-Length: 6.0\r\n",
            "Content-Length: 6\u0000\r\n",
            "Content-Length: \r\n",
            "Content-Length : 6\r\n",
            "Content-Length: 6\r\n 0\r\n",
            "Content-Length: 99999999999999999999\r\n",
            "Content-Length: 9000\r\n")) {
      attacks.put("length " + lengths, "GET /o/x.gif HTTP/1.1\r\n" + HOST + lengths + "\r\nabcdef");
    }
    for (String line :
        List.of(
            "GET /o/x.gif HTTP/9.9",
            "GET /o/x.gif HTTP/2.0",
            "GET /o/x.gif HTTP/0.9",
            "GET /o/x.gif",
            "GET /o/x.gif HTTP/1.1 x",
            "GET /o/x.gif http/1.1",
            "GET /o/x.gif HTTP/1.12",
            "GET /o/x.gif HTTP 1.1",
            "GET\u0000 /o/x.gif HTTP/1.1",
            "G(T /o/x.gif HTTP/1.1",
            "PRI * HTTP/2.0",
            "\u0016\u0003\u0001\u0002\u0000",
            "GET",
            "",
            "GET /o/x y.gif HTTP/1.1")) {
      attacks.put("line " + line, line + "\r\n" + HOST + "\r\n");
    }
    attacks.put("no host", "GET /o/x.gif HTTP/1.1\r\n\r\n");
    attacks.put("two hosts", "GET /o/x.gif HTTP/1.1\r\n" + HOST + "Host: other.example\r\n\r\n");
    attacks.put("bare line feeds", "GET /o/x.gif HTTP/1.1\nHost: track.example\n\n");
    attacks.put("one bare line feed", "GET /o/x.gif HTTP/1.1\r\nHost: track.example\nX: y\r\n\r\n");
    attacks.put("bare carriage return", "GET /o/x.gif HTTP/1.1\r\n" + HOST + "X: a\rb\r\n\r\n");
    attacks.put("NUL in a name", "GET /o/x.gif HTTP/1.1\r\n" + HOST + "X\u0000: a\r\n\r\n");
    attacks.put("NUL in a value", "GET /o/x.gif HTTP/1.1\r\n" + HOST + "X: a\u0000b\r\n\r\n");
    attacks.put("no colon", "GET /o/x.gif HTTP/1.1\r\n" + HOST + "X\r\n\r\n");
    attacks.put("no name", "GET /o/x.gif HTTP/1.1\r\n" + HOST + ": y\r\n\r\n");
    attacks.put("long line", "GET /o/" + "x".repeat(9_000) + " HTTP/1.1\r\n" + HOST + "\r\n");
    attacks.put(
        "long field", "GET /o/x.gif HTTP/1.1\r\n" + HOST + "X: " + "y".repeat(40_000) + "\r\n\r\n");
    attacks.put(
        "many fields", "GET /o/x.gif HTTP/1.1\r\n" + HOST + "X: y\r\n".repeat(9_000) + "\r\n");
    attacks.put("no end of line", "x".repeat(100_000));
    return attacks;
  }
}
