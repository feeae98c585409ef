package org.waybill.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.waybill.journal.FaultyDisk;
import org.waybill.journal.FolderDisk;
import org.waybill.wire.KeyFingerprint;
import org.waybill.wire.LedgerChannel;
import org.waybill.wire.LedgerRecord;
import org.waybill.wire.RecordingState;

/** Shipping turn by turn, by a clock that goes when it is told to. */
@Timeout(120)
class ShippingTest {
  private static final KeyFingerprint FIRST = new KeyFingerprint("0000000000000001");
  private static final KeyFingerprint SECOND = new KeyFingerprint("0000000000000002");
  private static final Duration PATIENT = Duration.ofMinutes(1);
  private static final Duration GATHER = Duration.ofMillis(250);
  private static final Duration PROBE = Duration.ofSeconds(30);

  @TempDir Path folder;
  private final HandClock clock = new HandClock();
  private final LedgerChannel channel = Sample.channel();
  private FaultyDisk disk;
  private FakeIntake intake;
  private Ledger ledger;
  private Rig rig;

  /** What one run of the mailet has open. */
  private record Rig(
      Intake client, KeyConfirmation confirmation, RecordingOrder recording, Shipping shipping) {}

  @BeforeEach
  void setUp() throws IOException {
    intake = FakeIntake.at(0, channel, Sample.channel());
    intake.keys(Set.of(FIRST));
    start();
  }

  @AfterEach
  void tearDown() throws IOException {
    stop();
    intake.close();
  }

  @Test
  void turnShouldReportEveryRecordOnceInOrder() throws Exception {
    List<LedgerRecord> sent = append(0, 50);
    shipAll();

    assertThat(intake.reported()).isEqualTo(sent);
    assertThat(intake.arrivals()).isEqualTo(50);
    assertThat(rig.shipping.lagRecords()).isZero();
  }

  @Test
  void turnShouldNotShipAgainWhatAnEarlierRunShipped() throws Exception {
    append(0, 50);
    shipAll();
    stop();
    start();
    append(50, 60);
    shipAll();

    assertThat(intake.reported()).hasSize(60);
    assertThat(intake.arrivals()).isEqualTo(60);
  }

  @Test
  void turnShouldShipWhatAnEarlierRunLeft() throws Exception {
    List<LedgerRecord> sent = append(0, 50);
    stop();
    start();
    rig.shipping.turn();
    assertThat(intake.reported()).isEqualTo(sent);
  }

  @Test
  void turnShouldKeepShipmentsWithinTheirBound() throws Exception {
    stop();
    start(options(intake, PATIENT, 500));
    List<LedgerRecord> sent = append(0, 50);
    shipAll();

    assertThat(intake.reported()).isEqualTo(sent);
    assertThat(intake.batchSizes()).hasSizeGreaterThan(5).allMatch(size -> size <= 500);
  }

  @Test
  void turnShouldObeyTheCollectorsSwitchWithEveryAnswer() throws Exception {
    assertThat(rig.recording.allowed().state()).isEqualTo(RecordingState.ON);
    intake.says(Optional.of(RecordingState.OFF));
    rig.shipping.turn();
    assertThat(rig.recording.allowed().state()).isEqualTo(RecordingState.OFF);

    intake.says(Optional.of(RecordingState.ON));
    append(0, 1);
    rig.shipping.turn();
    assertThat(rig.recording.allowed().state()).isEqualTo(RecordingState.ON);
  }

  @Test
  void switchShouldBeOffBeforeTheFirstKeysAreConfirmed() throws Exception {
    intake.says(Optional.of(RecordingState.OFF));
    List<RecordingState> whileKeysAreWritten = new ArrayList<>();
    disk.fault(
        operation -> {
          if (!rig.confirmation.confirmed().isEmpty()) {
            whileKeysAreWritten.add(rig.recording.allowed().state());
          }
        });
    rig.shipping.turn();

    assertThat(rig.confirmation.confirmed()).isNotEmpty();
    assertThat(whileKeysAreWritten).isNotEmpty().containsOnly(RecordingState.OFF);
  }

  @Test
  void switchShouldStayAsItWasWhenNobodySaysOtherwise() throws Exception {
    intake.says(Optional.of(RecordingState.OFF));
    rig.shipping.turn();
    intake.says(Optional.empty());
    clock.forward(PROBE);
    rig.shipping.turn();
    assertThat(rig.recording.allowed().state()).isEqualTo(RecordingState.OFF);

    stop();
    intake.trouble(FakeIntake.Trouble.STATUS_500);
    start();
    rig.shipping.turn();
    assertThat(rig.recording.allowed().state()).isEqualTo(RecordingState.OFF);
  }

  @Test
  void switchShouldNotBeMovedByAnotherInstallation() throws Exception {
    intake.says(Optional.of(RecordingState.OFF));
    intake.trouble(FakeIntake.Trouble.WRONG_MAC);
    rig.shipping.turn();
    assertThat(rig.recording.allowed().state()).isEqualTo(RecordingState.ON);
  }

  @Test
  void turnShouldGatherWhatComesSoonAfterAShipment() throws Exception {
    stop();
    start(gathering(ShipperOptions.MAX_BATCH_BYTES));
    append(0, 1);
    assertThat(rig.shipping.turn()).isZero();
    List<LedgerRecord> more = append(1, 5);
    assertThat(rig.shipping.turn()).isEqualTo(GATHER);
    assertThat(rig.shipping.isResting()).isTrue();
    assertThat(intake.arrivals()).isOne();

    clock.forward(GATHER);
    assertThat(rig.shipping.isResting()).isFalse();
    rig.shipping.turn();
    assertThat(intake.batchSizes()).hasSize(2);
    assertThat(intake.reported()).hasSize(5).containsAll(more);
  }

  @Test
  void turnShouldNotGatherWhenAShipmentCouldNotCarryAll() throws Exception {
    stop();
    start(gathering(500));
    append(0, 50);
    while (!rig.shipping.isResting()) {
      rig.shipping.turn();
    }
    assertThat(intake.batchSizes()).hasSizeGreaterThan(5);
    assertThat(intake.reported()).hasSize(50);
  }

  @Test
  void turnShouldNotGatherForLongWhenTheClockIsPutBack() throws Exception {
    stop();
    start(gathering(ShipperOptions.MAX_BATCH_BYTES));
    append(0, 1);
    rig.shipping.turn();
    append(1, 2);
    clock.forward(Duration.ofDays(-1));
    rig.shipping.turn();
    assertThat(intake.reported()).hasSize(2);
  }

  @Test
  void turnShouldTrimWhatTheCollectorHas() throws Exception {
    String subject = "x".repeat(30_000);
    for (int n = 0; n < 200; n++) {
      assertThat(ledger.append(Sample.sent(n, subject))).isInstanceOf(LedgerOutcome.Appended.class);
      shipAll();
    }

    assertThat(intake.reported()).hasSize(200);
    assertThat(ledger.bytesOnDisk()).isLessThan(200_000);
  }

  @ParameterizedTest
  @EnumSource
  void turnShouldReportEverythingOnceWhenARequestGoesWrong(FakeIntake.Trouble trouble)
      throws Exception {
    restartImpatientWhen(trouble);
    shipAll();
    List<LedgerRecord> sent = append(0, 10);
    intake.trouble(trouble, trouble);
    shipAll();

    assertThat(intake.isOutOfTroubles()).isTrue();
    assertThat(intake.reported()).isEqualTo(sent);
  }

  @ParameterizedTest
  @EnumSource
  void turnShouldReportEverythingOnceWhenTheMailetRestartsInTrouble(FakeIntake.Trouble trouble)
      throws Exception {
    restartImpatientWhen(trouble);
    shipAll();
    append(0, 10);
    intake.trouble(trouble);
    rig.shipping.turn();
    assertThat(rig.shipping.lagRecords()).isEqualTo(10);
    stop();
    start();
    append(10, 20);
    shipAll();

    assertThat(intake.reported()).hasSize(20);
  }

  @ParameterizedTest
  @EnumSource(names = {"STATUS_500", "WRONG_MAC", "TOO_SLOW"})
  void nothingShouldBeConfirmedWithoutARightAnswer(FakeIntake.Trouble trouble) throws Exception {
    restartImpatientWhen(trouble);
    intake.trouble(trouble);
    rig.shipping.turn();

    assertThat(rig.confirmation.confirmed()).isEmpty();
    assertThat(rig.shipping.lastContact()).isEmpty();
  }

  @Test
  void turnShouldReportEverythingOnceWhenAForceDidNotReturnForLong() throws Exception {
    stop();
    start(options(intake, PATIENT, ShipperOptions.MAX_BATCH_BYTES), Duration.ofMillis(1));
    CountDownLatch release = new CountDownLatch(1);
    disk.fault(operation -> awaitUninterruptibly(release));
    assertThat(ledger.append(Sample.sent(1))).isInstanceOf(LedgerOutcome.Slow.class);
    assertThat(ledger.append(Sample.sent(2))).isInstanceOf(LedgerOutcome.Slow.class);
    disk.heal();
    release.countDown();
    while (ledger.isStuck()) {
      Thread.onSpinWait();
    }
    stop();
    start();
    append(3, 4);
    shipAll();

    assertThat(intake.reported()).hasSize(3).startsWith(Sample.sent(1)).endsWith(Sample.sent(3));
    assertThat(intake.reported().get(1)).isInstanceOf(LedgerRecord.Abandoned.class);
    assertThat(intake.arrivals()).isEqualTo(3);
  }

  @Test
  void turnShouldWaitLongerAfterEachFailure() throws Exception {
    intake.close();

    List<Long> waits =
        IntStream.range(0, 7)
            .mapToObj(
                n -> {
                  Duration wait = turn();
                  clock.forward(wait);
                  return wait.toSeconds();
                })
            .toList();

    assertThat(waits).containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L);
  }

  @Test
  void turnShouldAskNothingBeforeTheWaitIsOver() throws Exception {
    intake.trouble(FakeIntake.Trouble.STATUS_500);
    Duration wait = rig.shipping.turn();
    rig.shipping.turn();
    assertThat(intake.probes()).isZero();

    clock.forward(wait);
    rig.shipping.turn();
    assertThat(intake.probes()).isOne();
  }

  @Test
  void turnShouldProbeAtStartAndWhenItIsDue() throws Exception {
    assertThat(rig.shipping.turn()).isEqualTo(PROBE);
    assertThat(rig.shipping.turn()).isEqualTo(PROBE);
    assertThat(intake.probes()).isOne();

    clock.forward(PROBE);
    rig.shipping.turn();
    assertThat(intake.probes()).isEqualTo(2);
    assertThat(rig.shipping.lastContact()).contains(clock.instant());
  }

  @Test
  void turnShouldProbeWhenTheClockIsPutBack() throws Exception {
    rig.shipping.turn();
    clock.forward(Duration.ofDays(-1));
    rig.shipping.turn();

    assertThat(intake.probes()).isEqualTo(2);
  }

  @Test
  void confirmationShouldBeTheNewestAnswerEvenWhenItNamesFewerKeys() throws Exception {
    intake.keys(Set.of(FIRST, SECOND));
    shipAll();
    assertThat(rig.confirmation.confirmed()).containsExactlyInAnyOrder(FIRST, SECOND);

    intake.keys(Set.of(SECOND));
    append(0, 1);
    shipAll();
    assertThat(rig.confirmation.confirmed()).containsExactly(SECOND);
  }

  /** Else every link in every mail would lead nowhere once the collector has another key file. */
  @Test
  void confirmationShouldEndWhenTheCollectorAnswersWithOtherKeys() throws Exception {
    shipAll();
    intake.trouble(FakeIntake.Trouble.WRONG_MAC);
    clock.forward(PROBE);
    rig.shipping.turn();
    assertThat(rig.confirmation.confirmed()).isEmpty();
    stop();
    start();
    assertThat(rig.confirmation.confirmed()).isEmpty();

    shipAll();
    assertThat(rig.confirmation.confirmed()).containsExactly(FIRST);
  }

  @ParameterizedTest
  @EnumSource(names = {"STATUS_500", "ANSWER_LOST", "TOO_SLOW"})
  void confirmationShouldOutlastACollectorThatIsDown(FakeIntake.Trouble trouble) throws Exception {
    restartImpatientWhen(trouble);
    shipAll();
    intake.trouble(trouble);
    clock.forward(PROBE);
    rig.shipping.turn();

    assertThat(intake.isOutOfTroubles()).isTrue();
    assertThat(rig.confirmation.confirmed()).containsExactly(FIRST);
  }

  @Test
  void confirmationShouldBeKeptOverARestart() throws Exception {
    shipAll();
    stop();
    start();

    assertThat(rig.confirmation.confirmed()).containsExactly(FIRST);
  }

  @Test
  void confirmationShouldNotCountForAnotherCollector() throws Exception {
    shipAll();
    stop();
    try (FakeIntake other = FakeIntake.at(0, channel, channel)) {
      start(options(other, PATIENT, ShipperOptions.MAX_BATCH_BYTES));

      assertThat(rig.confirmation.confirmed()).isEmpty();
    }
  }

  @Test
  void turnShouldShipEverythingAgainWhenTheCheckpointIsDamaged() throws Exception {
    append(0, 5);
    shipAll();
    stop();
    Files.writeString(folder.resolve("shipped"), "nonsense");
    start();
    shipAll();

    assertThat(intake.reported()).hasSize(5);
    assertThat(intake.arrivals()).isEqualTo(10);
  }

  private void start() throws IOException {
    start(options(intake, PATIENT, ShipperOptions.MAX_BATCH_BYTES));
  }

  /** Only an answer that never comes needs a time that ends. */
  private void restartImpatientWhen(FakeIntake.Trouble trouble) throws IOException {
    if (trouble == FakeIntake.Trouble.TOO_SLOW) {
      stop();
      start(options(intake, Duration.ofMillis(500), ShipperOptions.MAX_BATCH_BYTES));
    }
  }

  private ShipperOptions gathering(int batchBytes) {
    return new ShipperOptions(intake.uri(), PATIENT, PROBE, batchBytes, GATHER);
  }

  private static ShipperOptions options(FakeIntake intake, Duration timeout, int batchBytes) {
    return new ShipperOptions(intake.uri(), timeout, PROBE, batchBytes, Duration.ZERO);
  }

  private void start(ShipperOptions options) throws IOException {
    start(options, Duration.ofMinutes(1));
  }

  private void start(ShipperOptions options, Duration patience) throws IOException {
    disk = new FaultyDisk(FolderDisk.at(folder));
    LedgerOptions bounds = new LedgerOptions(1 << 20, patience);
    ledger = Ledger.open(disk, bounds, clock, Sample.RANDOM);
    Intake client =
        new Intake(options.collector(), new HttpCarrier(options), channel, Sample.RANDOM);
    KeyConfirmation confirmation = KeyConfirmation.load(ledger.disk(), options.collector());
    RecordingOrder recording = RecordingOrder.load(ledger.disk());
    Troubles troubles = new Troubles(clock);
    SwitchErrands unmoved = Sample.unmoved(ledger, client, options, troubles);
    rig =
        new Rig(
            client,
            confirmation,
            recording,
            new Shipping(
                ledger, client, options, clock, confirmation, recording, unmoved, troubles));
  }

  private void stop() throws IOException {
    rig.shipping.close();
    rig.client.close();
    ledger.close();
  }

  private List<LedgerRecord> append(int from, int to) {
    List<LedgerRecord> records =
        IntStream.range(from, to).mapToObj(n -> (LedgerRecord) Sample.sent(n)).toList();
    for (LedgerRecord each : records) {
      assertThat(ledger.append(each)).isInstanceOf(LedgerOutcome.Appended.class);
    }
    return records;
  }

  /** Until nothing is left to ship, however often it takes. */
  private void shipAll() throws InterruptedException {
    Duration wait = rig.shipping.turn();
    while (wait.isZero() || rig.shipping.isResting()) {
      clock.forward(wait);
      wait = rig.shipping.turn();
    }
  }

  private Duration turn() {
    try {
      return rig.shipping.turn();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void awaitUninterruptibly(CountDownLatch latch) throws IOException {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }
}
