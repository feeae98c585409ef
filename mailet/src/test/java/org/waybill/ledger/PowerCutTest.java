package org.waybill.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.waybill.journal.PowerCutDisk;
import org.waybill.journal.PowerCutDisk.Survival;
import org.waybill.wire.KeyFingerprint;
import org.waybill.wire.LedgerRecord;

/**
 * Whenever the power goes at the mailet: what it was told to be on disk is at the collector in the
 * end, each record once, and nothing is there that was not written.
 */
class PowerCutTest {
  private static final int MAILS = 60;

  @Test
  void collectorShouldGetEveryAppendedRecordWhereverThePowerGoes() throws Exception {
    PowerCutDisk whole = new PowerCutDisk();
    assertThat(new ShippedRun(whole, new KeptIntake()).go(0, MAILS).appended()).hasSize(MAILS);

    for (long cut = 1; cut <= whole.operations(); cut++) {
      PowerCutDisk disk = new PowerCutDisk().cutAt(cut);
      KeptIntake intake = new KeptIntake();
      ShippedRun run = new ShippedRun(disk, intake).go(0, MAILS);
      for (Survival survival : Survival.values()) {
        String when = "cut at %d, surviving %s".formatted(cut, survival);
        KeptIntake then = intake.copy();
        shipRest(disk.afterCut(survival, new Random(cut)), then, when);

        Set<LedgerRecord> written = Set.copyOf(run.written());
        assertThat(then.records()).as(when).containsAll(run.appended());
        assertThat(sentOf(then)).as(when).isSubsetOf(written);
        assertThat(then.nodes()).as(when).hasSizeLessThanOrEqualTo(1);
      }
    }
  }

  @Test
  void confirmationShouldBeTheOldOrTheNewOneWhereverThePowerGoes() throws Exception {
    PowerCutDisk whole = new PowerCutDisk();
    new ShippedRun(whole, new KeptIntake()).go(0, 5);

    for (long cut = 1; cut <= whole.operations(); cut++) {
      PowerCutDisk disk = new PowerCutDisk().cutAt(cut);
      ShippedRun run = new ShippedRun(disk, new KeptIntake()).go(0, 5);
      for (Survival survival : Survival.values()) {
        PowerCutDisk after = disk.afterCut(survival, new Random(cut));
        Set<KeyFingerprint> found = KeyConfirmation.load(after, KeptIntake.COLLECTOR).confirmed();
        assertThat(found)
            .as("cut at %d, surviving %s", cut, survival)
            .isIn(Set.of(), KeptIntake.KEYS)
            .containsAll(run.confirmed());
      }
    }
  }

  /** The next run has nothing of its own to write and ships until the lag is gone. */
  private static void shipRest(PowerCutDisk disk, KeptIntake intake, String when)
      throws IOException, InterruptedException {
    ShippedRun rest = new ShippedRun(disk, intake).go(0, 0);
    assertThat(rest.lagRecords()).as(when).isZero();
  }

  private static Set<LedgerRecord> sentOf(KeptIntake intake) {
    return intake.records().stream()
        .filter(LedgerRecord.Sent.class::isInstance)
        .collect(Collectors.toSet());
  }
}
