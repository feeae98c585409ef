package org.waybill.mailet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.apache.james.core.healthcheck.Result;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.waybill.journal.FaultyDisk;
import org.waybill.journal.FaultyDisk.Operation;
import org.waybill.journal.FolderDisk;
import org.waybill.keys.KeyFile;
import org.waybill.ledger.Ledger;
import org.waybill.ledger.LedgerOptions;
import org.waybill.ledger.LedgerOutcome;
import org.waybill.plan.LeaveReason;
import org.waybill.wire.KeyRing;
import org.waybill.wire.LedgerRecord;
import org.waybill.wire.RecordId;
import org.waybill.wire.RecordingState;
import org.waybill.wire.Seals;
import org.waybill.wire.TrackingId;
import reactor.core.publisher.Mono;

/** Keys, ledger and collector as they should not be: mail flows all the same. */
class EnvironmentTest {

  private Bench bench;

  @BeforeEach
  void open() throws Exception {
    bench = new Bench();
  }

  @AfterEach
  void close() throws Exception {
    bench.close();
  }

  @Test
  void mailShouldLeaveUntrackedWhenTheKeyFileIsAbsent() throws Exception {
    AddTracking mailet = bench.start(Map.of("keyFile", "nowhere.keys"));

    assertLeft("key-unconfirmed", mailet);
    assertThat(mailet.trouble().orElseThrow().text())
        .contains("nowhere.keys does not exist")
        .contains("waybill keygen");
  }

  @Test
  void mailShouldLeaveUntrackedWhenTheKeyFileIsBroken() throws Exception {
    Files.writeString(bench.conf().resolve("broken.keys"), "no keys");

    assertLeft("key-unconfirmed", bench.start(Map.of("keyFile", "broken.keys")));
  }

  @Test
  void mailShouldBeTrackedAsSoonAsTheKeyFileIsThere() throws Exception {
    AddTracking mailet = bench.start(Map.of("keyFile", "later.keys"));
    assertLeft("key-unconfirmed", mailet);
    Files.copy(bench.conf().resolve("waybill.keys"), bench.conf().resolve("later.keys"));

    mailet.environment().check();
    Bench.await(() -> mailet.trouble().isEmpty());

    assertThat(bench.serve(mailet, Letters.newsletter("bob@b.example")).isTracked()).isTrue();
  }

  @Test
  void mailShouldBeSealedWithARotatedKeyOnceTheCollectorOpensIt() throws Exception {
    AddTracking mailet = bench.mailet();
    KeyRing newer = bench.oneKeyMore();
    mailet.environment().check();
    assertThat(sealedWith(newer, mailet)).containsExactly(1);

    bench.collector().take(newer);
    Bench.await(() -> sealedWith(newer, mailet).contains(2));

    assertThat(sealedWith(newer, mailet)).containsExactly(2);
  }

  @Test
  void mailShouldLeaveUntrackedAsLongAsTheCollectorHasSwitchedItOff() throws Exception {
    AddTracking mailet = bench.mailet();
    bench.collector().says(RecordingState.OFF);
    Bench.await(() -> !mailet.environment().installation().orElseThrow().allows(Set.of()));
    int before = bench.count("left.off");

    assertThat(bench.serve(mailet, Letters.newsletter("bob@b.example")).isTracked()).isFalse();
    assertThat(bench.count("left.off")).isEqualTo(before + 1);
    assertThat(mailet.trouble()).isEmpty();

    bench.collector().says(RecordingState.ON);
    Bench.await(() -> mailet.environment().installation().orElseThrow().allows(Set.of()));
    assertThat(bench.serve(mailet, Letters.newsletter("bob@b.example")).isTracked()).isTrue();
  }

  @Test
  void switchShouldStayOffThroughARestartWithoutACollector() throws Exception {
    AddTracking first = bench.mailet();
    Path kept = first.environment().needs().ledgerDir().resolve("recording");
    bench.collector().says(RecordingState.OFF);
    Bench.await(() -> read(kept).contains("recording off"));
    first.destroy();
    bench.collector().close();

    AddTracking second = bench.start(Map.of());

    assertLeft("off", second);
  }

  @Test
  void mailShouldGoOnWithTheOldKeysWhenTheKeyFileBreaks() throws Exception {
    AddTracking mailet = bench.mailet();
    Files.writeString(bench.conf().resolve("waybill.keys"), "no keys");

    mailet.environment().check();

    assertThat(bench.serve(mailet, Letters.newsletter("bob@b.example")).isTracked()).isTrue();
  }

  private Set<Integer> sealedWith(KeyRing keys, AddTracking mailet) {
    try {
      return bench.serve(mailet, Letters.newsletter("bob@b.example")).keyIds(Seals.of(keys));
    } catch (MessagingException | IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void mailShouldLeaveUntrackedWhenTheLedgerFolderCannotBeMade() throws Exception {
    Path file = Files.writeString(bench.conf().resolve("file"), "");

    AddTracking mailet = bench.start(Map.of("ledgerDir", file.resolve("ledger").toString()));

    assertLeft("ledger-failed", mailet);
    assertThat(mailet.trouble().orElseThrow().text()).contains("ledger folder");
  }

  @Test
  void mailShouldLeaveUntrackedWhenTheCollectorHasOtherKeys() throws Exception {
    KeyFile.create(bench.conf().resolve("other.keys"), Bench.keys());
    AddTracking mailet = bench.start(Map.of("keyFile", "other.keys"));

    assertLeft("key-unconfirmed", mailet);
    assertThat(mailet.trouble().orElseThrow().text()).contains("has not confirmed the active key");
  }

  @Test
  void mailShouldLeaveUntrackedWhenNoCollectorAnswers() throws Exception {
    assertLeft("key-unconfirmed", bench.start(Map.of("collectorUrl", "http://127.0.0.1:1")));
  }

  @Test
  void confirmationShouldOutliveTheCollectorAndARestart() throws Exception {
    AddTracking first = bench.mailet();
    first.destroy();
    bench.collector().close();

    AddTracking second = bench.start(Map.of());

    assertThat(bench.serve(second, Letters.newsletter("bob@b.example")).isTracked()).isTrue();
  }

  @Test
  void whatWasSentWithoutACollectorShouldBeReportedOnceAfterwards() throws Exception {
    bench.mailet().destroy();
    bench.collector().close();
    AddTracking mailet = bench.start(Map.of());
    for (int i = 0; i < 5; i++) {
      String text = Letters.with("Message-ID", "<m" + i + "@sender.example>");
      bench.serve(mailet, Letters.mail("ann@sender.example", text, "bob@b.example"));
    }
    mailet.destroy();

    try (Collector again = bench.collectorAgain()) {
      bench.start(Map.of());
      Bench.await(() -> again.records().size() == 5);
      assertThat(again.records())
          .extracting(entry -> ((LedgerRecord.Sent) entry).messageId().orElseThrow().value())
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void mailShouldLeaveUntrackedWhenTheLedgerFails() throws Exception {
    AddTracking mailet = bench.mailet();
    bench.disk().fault(FaultyDisk.failing(Operation.FORCE));

    assertLeft("ledger-failed", mailet);
  }

  @Test
  void mailShouldLeaveUntrackedWhenTheDiskNeverAnswers() throws Exception {
    AddTracking mailet = bench.mailet();
    CountDownLatch answer = new CountDownLatch(1);
    bench.disk().fault(operation -> awaitIf(operation == Operation.FORCE, answer));

    long start = System.nanoTime();
    assertLeft("ledger-slow", mailet);
    bench.serve(mailet, Letters.newsletter("cleo@c.example"));
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));

    answer.countDown();
    assertThat(bench.shipped(2))
        .hasAtLeastOneElementOfType(LedgerRecord.Abandoned.class)
        .hasAtLeastOneElementOfType(LedgerRecord.Sent.class);
  }

  private static void awaitIf(boolean stuck, CountDownLatch answer) throws IOException {
    try {
      if (stuck) {
        answer.await();
      }
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  @Test
  void mailShouldLeaveUntrackedWhenTheLedgerIsFull() throws Exception {
    AddTracking before = bench.mailet();
    Path folder = before.environment().needs().ledgerDir();
    before.destroy();
    bench.collector().close();
    fill(folder);

    assertLeft("ledger-full", bench.start(Map.of("ledgerMaxBytes", "16MiB")));
  }

  /** Up to less than one mail below 16 MiB. */
  private static void fill(Path folder) throws IOException {
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

  @Test
  void refuseShouldStopTheStart() {
    assertThatThrownBy(
            () -> bench.start(Map.of("onEnvironment", "refuse", "keyFile", "nowhere.keys")))
        .isInstanceOf(MessagingException.class)
        .hasMessageContaining("onEnvironment is refuse")
        .hasMessageContaining("nowhere.keys does not exist");
  }

  @Test
  void refuseShouldWaitForTheCollectorsAnswer() throws Exception {
    AddTracking mailet = bench.start(Map.of("onEnvironment", "refuse"));

    assertThat(mailet.trouble()).isEmpty();
  }

  @Test
  void mailetsWithOneLedgerFolderShouldShareIt() throws Exception {
    AddTracking first = bench.mailet();
    AddTracking second = bench.mailet(Map.of("mode", "aggregate"));

    assertThat(second.environment()).isSameAs(first.environment());
    first.destroy();
    assertThat(bench.serve(second, Letters.newsletter("bob@b.example")).isTracked()).isTrue();
  }

  @Test
  void ledgerShouldBeFreeAfterTheLastMailetIsDestroyed() throws Exception {
    AddTracking first = bench.mailet();
    Environment before = first.environment();
    first.destroy();

    AddTracking second = bench.mailet();

    assertThat(second.environment()).isNotSameAs(before);
    assertThat(bench.serve(second, Letters.newsletter("bob@b.example")).isTracked()).isTrue();
  }

  @Test
  void mailetsShouldAgreeOnAFolderTheyShare() throws Exception {
    bench.mailet();

    assertThatThrownBy(() -> bench.start(Map.of("collectorUrl", "http://127.0.0.1:1")))
        .isInstanceOf(MessagingException.class)
        .hasMessageContaining("is used by another of our mailets")
        .hasMessageContaining("own ledgerDir");
  }

  @Test
  void mailShouldFlowAfterDestroy() throws Exception {
    AddTracking mailet = bench.mailet();
    mailet.destroy();

    assertThat(bench.serve(mailet, Letters.newsletter("bob@b.example")).text())
        .isEqualTo(Letters.NEWSLETTER);
  }

  @Test
  void lagShouldBeAMetric() throws Exception {
    bench.mailet().destroy();
    bench.collector().close();
    AddTracking mailet = bench.start(Map.of());
    mailet.service(Letters.newsletter("bob@b.example"));

    mailet.environment().check();

    assertThat(bench.count("ledger-lag")).isEqualTo(1);
  }

  @Test
  void healthShouldBeDegradedWhileNothingCanBeTracked() throws Exception {
    bench.start(Map.of("keyFile", "nowhere.keys"));

    Result result = Mono.from(new TrackingHealth().check()).block();

    assertThat(result.isDegraded()).isTrue();
    assertThat(result.getCause().orElseThrow()).contains("nowhere.keys does not exist");
  }

  @Test
  void healthShouldBeDegradedFromAFailureOfTheLedgerToItsNextRecord() throws Exception {
    AddTracking mailet = bench.mailet();
    bench.disk().fault(FaultyDisk.failing(FaultyDisk.Operation.FORCE));
    mailet.service(Letters.newsletter("bob@b.example"));

    assertThat(mailet.trouble().orElseThrow().reason()).isEqualTo(LeaveReason.LEDGER_FAILED);
    assertThat(Mono.from(new TrackingHealth().check()).block().isDegraded()).isTrue();

    bench.disk().heal();
    assertThat(bench.serve(mailet, Letters.newsletter("bob@b.example")).isTracked()).isTrue();
    assertThat(mailet.trouble()).isEmpty();
  }

  @Test
  void healthShouldBeGoodWhenMailIsTracked() throws Exception {
    bench.mailet();

    assertThat(Mono.from(new TrackingHealth().check()).block().isHealthy()).isTrue();
  }

  private static String read(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private void assertLeft(String reason, AddTracking mailet) throws Exception {
    Handed original = bench.serve(mailet, Letters.newsletter("a@a.example", "b@b.example"));

    assertThat(original.text()).isEqualTo(Letters.NEWSLETTER);
    assertThat(original.recipients()).hasSize(2);
    assertThat(original.mark()).isEmpty();
    assertThat(bench.count("left." + reason)).as(reason).isEqualTo(1);
  }
}
