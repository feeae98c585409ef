package org.waybill.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.journal.FolderDisk;
import org.waybill.wire.KeyFingerprint;
import org.waybill.wire.LedgerChannel;

/** The shipper's own thread. */
@Timeout(60)
class ShipperTest {
  private static final KeyFingerprint KEY = new KeyFingerprint("0000000000000001");

  @TempDir Path folder;
  private final LedgerChannel channel = Sample.channel();

  @Test
  void shipperShouldConfirmKeysAndReportWhatIsAppended() throws IOException {
    try (FakeIntake intake = FakeIntake.at(0, channel, channel);
        Ledger ledger = ledger();
        Shipper shipper = shipper(ledger, intake.uri())) {
      intake.keys(Set.of(KEY));
      ledger.append(Sample.sent(1));
      until(() -> intake.reported().size() == 1);
      ledger.append(Sample.sent(2));
      until(() -> intake.reported().size() == 2 && shipper.lagRecords() == 0);

      assertThat(shipper.lagBytes()).isZero();
      assertThat(shipper.lastContact()).isPresent();
      assertThat(shipper.confirmation().confirmed()).containsExactly(KEY);
    }
  }

  @Test
  void shipperShouldReportEverythingWhenTheCollectorComesLater() throws IOException {
    int port;
    URI uri;
    try (FakeIntake gone = FakeIntake.at(0, channel, channel)) {
      uri = gone.uri();
      port = uri.getPort();
    }
    try (Ledger ledger = ledger();
        Shipper shipper = shipper(ledger, uri)) {
      for (int n = 0; n < 20; n++) {
        assertThat(ledger.append(Sample.sent(n))).isInstanceOf(LedgerOutcome.Appended.class);
      }
      assertThat(shipper.lagRecords()).isEqualTo(20);
      assertThat(shipper.lagBytes()).isPositive();
      try (FakeIntake intake = FakeIntake.at(port, channel, channel)) {
        until(() -> intake.reported().size() == 20);
      }
    }
  }

  @Test
  void closeShouldShipWhatWaits() throws IOException {
    try (FakeIntake intake = FakeIntake.at(0, channel, channel);
        Ledger ledger = ledger()) {
      Shipper shipper = shipper(ledger, intake.uri(), Duration.ofMinutes(10));
      ledger.append(Sample.sent(1));
      until(() -> intake.reported().size() == 1 && shipper.lagRecords() == 0);
      ledger.append(Sample.sent(2));
      assertThat(shipper.lagRecords()).isEqualTo(1);
      shipper.close();
      assertThat(intake.reported()).hasSize(2);
      assertThat(shipper.lagBytes()).isZero();
    }
  }

  @Test
  void closeShouldNotWaitForACollectorThatDoesNotAnswer() throws IOException {
    try (FakeIntake intake = FakeIntake.at(0, channel, channel);
        Ledger ledger = ledger()) {
      intake.trouble(FakeIntake.Trouble.TOO_SLOW);
      Shipper shipper = shipper(ledger, intake.uri());
      ledger.append(Sample.sent(1));
      until(intake::isOutOfTroubles);
      shipper.close();
      assertThat(intake.reported()).isEmpty();
      assertThat(shipper.lagRecords()).isEqualTo(1);
    }
  }

  @Test
  void shipperShouldRefuseACollectorUrlWithAPath() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ShipperOptions.to(URI.create("http://127.0.0.1:1/intake")))
        .withMessageContaining("collectorUrl is http://127.0.0.1:1/intake");
  }

  private Ledger ledger() throws IOException {
    LedgerOptions bounds = new LedgerOptions(1 << 20, Duration.ofMinutes(1));
    return Ledger.open(FolderDisk.at(folder), bounds, InstantSource.system(), Sample.RANDOM);
  }

  private Shipper shipper(Ledger ledger, URI uri) throws IOException {
    return shipper(ledger, uri, ShipperOptions.to(uri).gather());
  }

  private Shipper shipper(Ledger ledger, URI uri, Duration gather) throws IOException {
    ShipperOptions usual = ShipperOptions.to(uri);
    return Shipper.start(
        ledger,
        channel,
        new ShipperOptions(uri, usual.timeout(), usual.probeEvery(), usual.batchBytes(), gather),
        InstantSource.system(),
        Sample.RANDOM,
        SwitchedHere.NOTHING);
  }

  private static void until(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      Thread.onSpinWait();
    }
  }
}
