package org.waybill.collector;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.collector.admin.AdminCall;
import org.waybill.collector.admin.ErrandName;
import org.waybill.collector.store.Event;
import org.waybill.wire.Day;

/** An admin blocks links while the world follows them. */
@Timeout(120)
class BlockingTest {

  @TempDir Path folder;
  private Installation installation;
  private RunningCollector running;

  @BeforeEach
  void start() throws Exception {
    installation = new Installation(folder);
    begin();
  }

  private void begin() throws Exception {
    running = RunningCollector.of(installation);
    RunningCollector.await(running::isStoreOpen);
  }

  @AfterEach
  void end() {
    running.close();
  }

  private List<String> errand(String argument) throws Exception {
    List<String> said = new ArrayList<>();
    try (AdminCall call = AdminCall.to(folder.resolve("data/run/admin.socket")).orElseThrow()) {
      assertThat(call.ask(ErrandName.BLOCKS, argument, said::add)).isZero();
    }
    return said;
  }

  private int status(String path) {
    try {
      return running.get(path).statusCode();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void blockedTargetShouldHaveAPageInsteadAtOnceAndRecordNothing() throws Exception {
    String other = installation.link(2, Day.of(Installation.NOW), "https://else.example/");
    running.ship(Installation.sent(2));
    errand("block target SHOP.example a spam wave");

    HttpResponse<byte[]> stopped = running.get(installation.link(1));
    assertThat(stopped.statusCode()).isEqualTo(403);
    assertThat(stopped.headers().map()).doesNotContainKey("location");
    assertThat(new String(stopped.body(), UTF_8))
        .contains("<h1>This link is stopped</h1>", "shop.example")
        .doesNotContain("<a ", "href", "/a?b=1");
    assertThat(running.get(installation.link(1) + "+").statusCode()).isEqualTo(403);
    assertThat(running.ask("HEAD", installation.link(1)).statusCode()).isEqualTo(403);
    assertThat(running.ask("POST", installation.link(1)).statusCode()).isEqualTo(405);
    assertThat(running.get(installation.pixel(1)).body()).hasSize(43);

    assertThat(running.get(other).statusCode()).isEqualTo(302);
    assertThat(running.awaitEvents(2))
        .extracting(Event::recipient, Event::link)
        .hasSize(2)
        .last()
        .asString()
        .contains("r2@example.org");
    errand("unblock target shop.example");
    assertThat(running.get(installation.link(1)).statusCode()).isEqualTo(302);
  }

  @Test
  void blockShouldHoldThroughARestartAndStandInTheListAndTheAccessLog() throws Exception {
    errand("block target shop.example a spam wave");
    end();
    begin();
    assertThat(status(installation.link(1))).isEqualTo(403);
    assertThat(errand("list"))
        .first()
        .asString()
        .startsWith("target shop.example since 2026-11-02")
        .endsWith(": a spam wave");
    errand("unblock target shop.example");
    assertThat(log())
        .contains("links blocked for target shop.example: a spam wave")
        .contains("links unblocked for target shop.example: no reason given");
    assertThat(errand("list")).containsExactly("Nothing is blocked.");
  }

  @Test
  void blockedSenderAndMessageShouldCountForMailWhoseRecordIsStored() throws Exception {
    for (String subject : List.of("sender News@sender.example", "message <one@sender.example>")) {
      errand("block " + subject);
      assertThat(status(installation.link(1))).isEqualTo(302);
    }
    running.ship(Installation.sent(2));
    RunningCollector.await(() -> status(installation.link(1)) == 403);
    assertThat(status(installation.link(2))).isEqualTo(403);
    assertThat(status(installation.link(3))).isEqualTo(302);

    errand("unblock sender news@sender.example");
    assertThat(status(installation.link(1))).isEqualTo(403);
    errand("unblock message one@sender.example");
    assertThat(status(installation.link(1))).isEqualTo(302);
  }

  @Test
  void nonsenseShouldBeRefusedAndBlockNothing() throws Exception {
    for (String wrong :
        List.of(
            "block target https://shop.example/",
            "block target",
            "block host shop.example",
            "block message <>",
            "unblock target shop.example",
            "x")) {
      assertThatThrownBy(() -> errand(wrong)).as(wrong).hasMessageMatching("(?s).+");
    }
    assertThat(status(installation.link(1))).isEqualTo(302);
  }

  private String log() throws Exception {
    StringBuilder text = new StringBuilder();
    try (Stream<Path> files = Files.list(folder.resolve("data/access-log"))) {
      for (Path file : files.sorted().toList()) {
        text.append(Files.readString(file));
      }
    }
    return text.toString();
  }
}
