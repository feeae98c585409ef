package org.waybill.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.collector.admin.AdminCall;
import org.waybill.collector.admin.ErrandName;
import org.waybill.collector.spike.Thresholds;
import org.waybill.wire.Labels;
import org.waybill.wire.LedgerRecord;
import org.waybill.wire.MessageId;
import org.waybill.wire.Mode;
import org.waybill.wire.PersonCode;
import org.waybill.wire.RecordId;
import org.waybill.wire.SentCopy;
import org.waybill.wire.SentLink;

/** A mailbox is hijacked: its mail leads to many new hosts, and the admin learns of it. */
@Timeout(120)
class SpikeTest {

  @TempDir Path folder;
  private Installation installation;
  private RunningCollector running;

  private void start(boolean blocks) throws Exception {
    installation = new Installation(folder);
    Thresholds thresholds = new Thresholds(5, Duration.ofHours(1));
    installation.spikes = new SpikeSettings(Optional.of(thresholds), blocks);
    running = RunningCollector.of(installation);
  }

  @AfterEach
  void end() {
    running.close();
  }

  /** Four times as many as are a spike: the sender has no day before. */
  private static LedgerRecord spam() {
    List<SentLink> links = new ArrayList<>();
    for (int n = 1; n <= 20; n++) {
      links.add(new SentLink(n, "https://h" + n + ".example/", ""));
    }
    return new LedgerRecord.Sent(
        RecordId.of(new byte[16]),
        Installation.NOW.toEpochMilli(),
        Installation.MESSAGE,
        MessageId.of("<one@sender.example>"),
        "Anna@sender.example",
        "anna@sender.example",
        "Prize",
        Mode.IDENTIFIED,
        Labels.NONE,
        links,
        List.of(new SentCopy(Installation.id(1), new PersonCode(1), "r1@example.org", 1, 1)));
  }

  private String health() throws Exception {
    String password =
        Files.readString(running.collector.initialPasswordFile().orElseThrow()).strip();
    return RunningCollector.text(running.getAdmin("/health.json", "admin", password));
  }

  private int link() {
    try {
      return running.get(installation.link(1)).statusCode();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private boolean healthSays(String text) {
    try {
      return health().contains(text);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private List<String> errand(String argument) throws Exception {
    List<String> said = new ArrayList<>();
    try (AdminCall call = AdminCall.to(folder.resolve("data/run/admin.socket")).orElseThrow()) {
      assertThat(call.ask(ErrandName.BLOCKS, argument, said::add)).isZero();
    }
    return said;
  }

  @Test
  void adminShouldBeToldOnEveryPageThatTellsOfTrouble() throws Exception {
    start(false);
    assertThat(health()).contains("\"check\":\"spikes\",\"state\":\"healthy\"");
    running.ship(spam());
    RunningCollector.await(() -> healthSays("\"of\":\"anna@sender.example\""));

    try (Visitor visitor = new Visitor(running)) {
      visitor.signIn(
          "admin", Files.readString(running.collector.initialPasswordFile().orElseThrow()).strip());
      for (String page : List.of("/health", "/overview", "/live")) {
        assertThat(visitor.get(page).body())
            .as(page)
            .contains("anna@sender.example", "perhaps the mailbox is hijacked");
      }
      assertThat(visitor.get("/blocks").body())
          .contains("/blocks?kind=sender&amp;name=anna%40sender.example#block");
      assertThat(link()).as("an alert stops nothing").isEqualTo(302);

      visitor.post("/health/seen", visitor.form("/health"));
      assertThat(visitor.get("/overview").body()).doesNotContain("anna@sender.example:");
    }
  }

  @Test
  void senderShouldBeBlockedByKeyUntilAnAdminEndsIt() throws Exception {
    start(true);
    running.ship(spam());
    RunningCollector.await(() -> link() == 403);
    assertThat(errand("list"))
        .first()
        .asString()
        .startsWith("sender anna@sender.example since")
        .contains("by rule: its mail led to 20 new hosts within 60 min");

    errand("unblock sender anna@sender.example");
    assertThat(link()).isEqualTo(302);
    running.ship(spam());
    running.get(installation.pixel(1));
    running.awaitEvents(1);
    assertThat(errand("list")).as("it is not blocked anew").containsExactly("Nothing is blocked.");
  }
}
