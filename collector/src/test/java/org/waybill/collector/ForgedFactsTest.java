package org.waybill.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.collector.hit.EventType;
import org.waybill.collector.store.Hour;
import org.waybill.collector.store.MessageDetail;
import org.waybill.collector.store.MessageFilter;
import org.waybill.collector.store.Subject;
import org.waybill.collector.store.SubjectFigures;
import org.waybill.wire.LedgerBatch;
import org.waybill.wire.LedgerChannel;
import org.waybill.wire.LedgerPosition;
import org.waybill.wire.LedgerRecord;
import org.waybill.wire.LedgerRecordBytes;

/** What did not come from our tokens and our ledger is in no figure, of a whole collector. */
class ForgedFactsTest {

  private static final int BEGIN = Hour.of(Installation.NOW.toEpochMilli()) - 24;

  /** Of which there is no ledger record: the seal is ours, the mail may never have been sent. */
  private static final int NEVER_SENT = 77;

  @TempDir Path folder;
  private Installation own;
  private Installation stranger;
  private RunningCollector running;

  @BeforeEach
  void start() throws Exception {
    own = new Installation(Files.createDirectory(folder.resolve("own")));
    stranger = new Installation(Files.createDirectory(folder.resolve("stranger")));
    running = RunningCollector.of(own);
    running.ship(Installation.sent(3));
    running.get(own.pixel(1));
    running.get(own.link(1));
    running.awaitEvents(2);
  }

  @AfterEach
  void end() {
    running.close();
  }

  /** All there is: the message with its copies and links, what was sent, and hits by hour. */
  private record Known(int messages, MessageDetail message, SubjectFigures everything) {}

  private Known known() {
    var reports = running.store().reports();
    return new Known(
        reports.messages(MessageFilter.ALL, Optional.empty(), 100).items().size(),
        reports.message(Installation.MESSAGE).orElseThrow(),
        reports.subject(Subject.ALL, BEGIN, BEGIN + 48));
  }

  @Test
  void hitsWithoutATokenOfOursShouldChangeNoFigure() throws Exception {
    Known before = known();

    for (String path :
        List.of(
            stranger.pixel(1),
            stranger.link(1),
            Installation.forged(own.pixel(1)),
            Installation.forged(own.link(1)),
            own.pixel(1).replace("/o/", "/c/").replace(".gif", ""),
            own.link(1).replace("/c/", "/o/") + ".gif",
            own.pixel(NEVER_SENT),
            own.link(NEVER_SENT))) {
      running.get(path);
    }
    int storedBehind = whatIsRealIsStored();

    assertThat(storedBehind).isEqualTo(3);
    assertThat(known()).isNotEqualTo(before);
    Known after = known();
    assertThat(after.messages()).isEqualTo(before.messages());
    assertThat(after.message().copies())
        .filteredOn(copy -> !copy.copy().equals(Installation.id(2)))
        .isEqualTo(
            before.message().copies().stream()
                .filter(copy -> !copy.copy().equals(Installation.id(2)))
                .toList());
    assertThat(after.message().links()).isEqualTo(before.message().links());
    assertThat(hits(after)).isEqualTo(hits(before) + 1);
  }

  @Test
  void recordsThatOurLedgerDidNotShipShouldChangeNoFigure() throws Exception {
    Known before = known();
    LedgerPosition next = new LedgerPosition("feedfeedfeedfeed", 1, 16);
    byte[] records = LedgerBatch.encode(List.of(LedgerRecordBytes.encode(moreCopies())));
    byte[] sealedByAStranger = LedgerChannel.of(stranger.keys.identity()).seal(next, records);
    byte[] ofAnotherPlace =
        LedgerChannel.of(own.keys.identity())
            .seal(new LedgerPosition("feedfeedfeedfeed", 2, 16), records);

    for (byte[] body :
        List.of(
            sealedByAStranger,
            ofAnotherPlace,
            records,
            "{\"recipient\":\"r9@example.org\"}".getBytes(StandardCharsets.UTF_8))) {
      assertThat(running.put(next.path(), body).statusCode()).isEqualTo(401);
    }
    whatIsRealIsStored();

    Known after = known();
    assertThat(after.messages()).isEqualTo(before.messages());
    assertThat(after.message().summary().copies()).isEqualTo(before.message().summary().copies());
    assertThat(after.everything().sent()).isEqualTo(before.everything().sent());
    assertThat(hits(after)).isEqualTo(hits(before) + 1);
  }

  /** The same message to forty recipients more. */
  private static LedgerRecord moreCopies() {
    return Installation.sent(43);
  }

  /** What comes behind the forged in the journal is stored when they were looked at. */
  private int whatIsRealIsStored() throws Exception {
    running.get(own.pixel(2));
    var events = running.awaitEvents(3);
    assertThat(events.getLast().type()).isEqualTo(EventType.OPEN);
    assertThat(events.getLast().copy()).isEqualTo(Installation.id(2));
    return events.size();
  }

  private static long hits(Known known) {
    return known.everything().hits().stream().mapToLong(SubjectFigures.Hits::hits).sum();
  }
}
