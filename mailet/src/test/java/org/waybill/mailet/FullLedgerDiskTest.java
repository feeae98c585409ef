package org.waybill.mailet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.journal.FolderDisk;
import org.waybill.journal.SmallDisk;
import org.waybill.ledger.Ledger;
import org.waybill.ledger.LedgerOptions;
import org.waybill.ledger.LedgerOutcome;
import org.waybill.plan.LeaveReason;
import org.waybill.wire.LedgerRecord;
import org.waybill.wire.RecordId;
import org.waybill.wire.TrackingId;

/**
 * The ledger's disk is full: mail leaves untracked, and is tracked again with the first free space.
 */
@Timeout(120)
class FullLedgerDiskTest {

  @TempDir Path folder;
  private Bench bench;
  private Map<String, String> onSmallDisk;
  private final List<String> tracked = new ArrayList<>();
  private int sent;

  @BeforeEach
  void open() throws Exception {
    bench = new Bench();
    onSmallDisk = Map.of("ledgerDir", folder.toString(), "ledgerMaxBytes", "16MiB");
  }

  @AfterEach
  void close() throws Exception {
    bench.close();
  }

  @Test
  void mailShouldBeTrackedAgainWhenSomebodyMakesSpace() throws Exception {
    try (SmallDisk disk = SmallDisk.mount(folder, 4)) {
      AddTracking mailet = bench.mailet(onSmallDisk);
      assertThat(isNextTracked(mailet)).isTrue();
      disk.fill();
      assertLeftUntracked(mailet);
      disk.makeSpace();
      assertThat(isNextTracked(mailet)).isTrue();
      assertThat(mailet.trouble()).isEmpty();

      Bench.await(() -> bench.collector().records().size() >= tracked.size());
      mailet.destroy();
      assertThat(bench.collector().records())
          .extracting(entry -> ((LedgerRecord.Sent) entry).messageId().orElseThrow().value())
          .containsExactlyElementsOf(tracked);
    }
  }

  @Test
  void mailShouldBeTrackedAgainWhenTheCollectorTakesWhatFillsTheDisk() throws Exception {
    try (SmallDisk disk = SmallDisk.mount(folder, 4)) {
      bench.mailet(onSmallDisk).destroy();
      bench.collector().close();
      fillWithRecords();
      AddTracking mailet = bench.start(onSmallDisk);
      assertLeftUntracked(mailet);
      try (Collector again = bench.collectorAgain()) {
        Bench.await(() -> isNextTracked(mailet));
        mailet.destroy();
      }
    }
  }

  /** The last page of a file takes a few records more. */
  private void assertLeftUntracked(AddTracking mailet) {
    for (int more = 0; more < 50 && isNextTracked(mailet); more++) {}
    assertThat(mailet.trouble().orElseThrow().reason()).isEqualTo(LeaveReason.LEDGER_FAILED);
    assertThat(bench.count("left.ledger-failed")).isPositive();
  }

  /** Sends another mail; one that is not tracked leaves as it came. */
  private boolean isNextTracked(AddTracking mailet) {
    String id = "m" + ++sent + "@sender.example";
    String text = Letters.with("Message-ID", "<" + id + ">");
    try {
      Handed original =
          bench.serve(mailet, Letters.mail("ann@sender.example", text, "bob@b.example"));
      if (original.isTracked()) {
        tracked.add(id);
      } else {
        assertThat(original.text()).isEqualTo(text);
      }
      return original.isTracked();
    } catch (Exception e) {
      throw new AssertionError("a mail was kept from leaving", e);
    }
  }

  /** Until none of any size fits. */
  private void fillWithRecords() throws IOException {
    SecureRandom random = new SecureRandom();
    LedgerOptions options = new LedgerOptions(16 << 20, Duration.ofSeconds(20));
    try (Ledger ledger = Ledger.open(FolderDisk.at(folder), options, () -> Bench.NOW, random)) {
      for (int copies = 20_000; copies > 0; copies /= 2) {
        List<TrackingId> ids = Collections.nCopies(copies, TrackingId.of(new byte[16]));
        while (ledger.append(new LedgerRecord.Abandoned(RecordId.random(random), 0, ids, "filling"))
            instanceof LedgerOutcome.Appended) {}
      }
    }
  }
}
