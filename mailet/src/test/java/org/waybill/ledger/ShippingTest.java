package org.waybill.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.waybill.wire.LedgerRecord;

/** What is shipped, and when. */
class ShippingTest extends TurnByTurn {
  @Test
  void turnShouldReportEveryRecordOnceInOrder() throws Exception {
    List<LedgerRecord> sent = append(0, 50);
    shipAll();

    assertThat(intake.reported()).isEqualTo(sent);
    assertThat(intake.arrivals()).isEqualTo(50);
    assertThat(rig.shipping().lagRecords()).isZero();
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
    rig.shipping().turn();
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
  void turnShouldGatherWhatComesSoonAfterAShipment() throws Exception {
    stop();
    start(gathering(ShipperOptions.MAX_BATCH_BYTES));
    append(0, 1);
    assertThat(rig.shipping().turn()).isZero();
    List<LedgerRecord> more = append(1, 5);
    assertThat(rig.shipping().turn()).isEqualTo(GATHER);
    assertThat(rig.shipping().isResting()).isTrue();
    assertThat(intake.arrivals()).isOne();

    clock.forward(GATHER);
    assertThat(rig.shipping().isResting()).isFalse();
    rig.shipping().turn();
    assertThat(intake.batchSizes()).hasSize(2);
    assertThat(intake.reported()).hasSize(5).containsAll(more);
  }

  @Test
  void turnShouldNotGatherWhenAShipmentCouldNotCarryAll() throws Exception {
    stop();
    start(gathering(500));
    append(0, 50);
    while (!rig.shipping().isResting()) {
      rig.shipping().turn();
    }
    assertThat(intake.batchSizes()).hasSizeGreaterThan(5);
    assertThat(intake.reported()).hasSize(50);
  }

  @Test
  void turnShouldNotGatherForLongWhenTheClockIsPutBack() throws Exception {
    stop();
    start(gathering(ShipperOptions.MAX_BATCH_BYTES));
    append(0, 1);
    rig.shipping().turn();
    append(1, 2);
    clock.forward(Duration.ofDays(-1));
    rig.shipping().turn();
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
    rig.shipping().turn();
    assertThat(rig.shipping().lagRecords()).isEqualTo(10);
    stop();
    start();
    append(10, 20);
    shipAll();

    assertThat(intake.reported()).hasSize(20);
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
    Duration wait = rig.shipping().turn();
    rig.shipping().turn();
    assertThat(intake.probes()).isZero();

    clock.forward(wait);
    rig.shipping().turn();
    assertThat(intake.probes()).isOne();
  }

  @Test
  void turnShouldProbeAtStartAndWhenItIsDue() throws Exception {
    assertThat(rig.shipping().turn()).isEqualTo(PROBE);
    assertThat(rig.shipping().turn()).isEqualTo(PROBE);
    assertThat(intake.probes()).isOne();

    clock.forward(PROBE);
    rig.shipping().turn();
    assertThat(intake.probes()).isEqualTo(2);
    assertThat(rig.shipping().lastContact()).contains(clock.instant());
  }

  @Test
  void turnShouldProbeWhenTheClockIsPutBack() throws Exception {
    rig.shipping().turn();
    clock.forward(Duration.ofDays(-1));
    rig.shipping().turn();

    assertThat(intake.probes()).isEqualTo(2);
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
}
