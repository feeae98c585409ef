package org.waybill.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.waybill.journal.FaultyDisk;
import org.waybill.journal.FaultyDisk.Operation;
import org.waybill.journal.FolderDisk;
import org.waybill.journal.PowerCutDisk;
import org.waybill.journal.PowerCutDisk.Survival;
import org.waybill.wire.Allowance;
import org.waybill.wire.LedgerChannel;
import org.waybill.wire.RecordingState;
import org.waybill.wire.SwitchErrand;

/** What is moved at the kill switch of a James, on its way to the collector, turn by turn. */
@Timeout(120)
class SwitchErrandsTest {
  private static final Duration PROBE = Duration.ofSeconds(3);
  private static final String SHOP = "shop.example";

  @TempDir Path folder;
  private final HandClock clock = new HandClock();
  private final LedgerChannel channel = Sample.channel();
  private final Map<String, String> here = new TreeMap<>();
  private FaultyDisk disk;
  private FakeIntake intake;
  private Ledger ledger;
  private HttpCarrier carrier;
  private Shipper shipper;

  @BeforeEach
  void setUp() throws IOException {
    intake = FakeIntake.at(0, channel, Sample.channel());
    intake.ticket("t-0");
    start();
  }

  @AfterEach
  void tearDown() throws IOException {
    stop();
    intake.close();
  }

  private void start() throws IOException {
    disk = new FaultyDisk(FolderDisk.at(folder));
    LedgerOptions bounds = new LedgerOptions(1 << 20, Duration.ofMinutes(1));
    ledger = Ledger.open(disk, bounds, clock, Sample.RANDOM);
    ShipperOptions options =
        new ShipperOptions(
            intake.uri(), Duration.ofMinutes(1), PROBE, 1 << 20, Duration.ofMillis(250));
    carrier = new HttpCarrier(options);
    shipper =
        Shipper.stepped(
            ledger, channel, options, clock, Sample.RANDOM, () -> Map.copyOf(here), carrier);
  }

  private void stop() throws IOException {
    carrier.close();
    ledger.close();
  }

  private void restart() throws IOException {
    stop();
    start();
  }

  private void off(String scope) {
    here.put(scope, "a test");
  }

  private static SwitchErrand errand(String ticket, RecordingState to, String scope, String why) {
    return new SwitchErrand(ticket, to, scope, why);
  }

  private static SwitchErrand off(String ticket, String scope) {
    return errand(ticket, RecordingState.OFF, scope, "a test");
  }

  private static SwitchErrand on(String ticket, String scope) {
    return errand(ticket, RecordingState.ON, scope, "");
  }

  @Test
  void errandShouldBeBroughtWithTheNextTurnAndOnce() throws Exception {
    shipper.turn();
    off("*");
    assertThat(shipper.isSwitchTold()).isFalse();
    shipper.turn();
    assertThat(intake.errands()).containsExactly(off("t-0", "*"));
    assertThat(shipper.isSwitchTold()).isTrue();

    clock.forward(PROBE);
    shipper.turn();
    here.clear();
    shipper.turn();
    assertThat(intake.errands()).containsExactly(off("t-0", "*"), on("t-1", "*"));
  }

  @Test
  void everyScopeShouldBeAnErrandOfItsOwn() throws Exception {
    off(SHOP);
    off("*");
    shipper.turn();
    here.remove("*");
    off("other.example");
    shipper.turn();

    assertThat(intake.errands())
        .containsExactly(
            off("t-0", "*"), off("t-1", SHOP), off("t-2", "other.example"), on("t-3", "*"));
  }

  @Test
  void whatIsUndoneBeforeItWasBroughtShouldNotBeTold() throws Exception {
    shipper.turn();
    off("*");
    here.clear();
    shipper.turn();

    assertThat(intake.errands()).isEmpty();
    assertThat(intake.probes()).isOne();
  }

  @Test
  void restartShouldRepeatNothingAndForgetNothing() throws Exception {
    off("*");
    off(SHOP);
    shipper.turn();
    restart();
    shipper.turn();
    assertThat(intake.errands()).hasSize(2);

    stop();
    here.remove("*");
    start();
    shipper.turn();
    assertThat(intake.errands()).hasSize(3).last().isEqualTo(on("t-2", "*"));
  }

  @Test
  void answerShouldSayAtOnceWhatNewMailMayBeTracked() throws Exception {
    intake.says(Allowance.NOTHING);
    shipper.turn();
    off("*");
    shipper.turn();
    here.clear();
    intake.says(Allowance.EVERYTHING);
    shipper.turn();

    assertThat(shipper.recording().allowed()).isEqualTo(Allowance.EVERYTHING);
  }

  @Test
  void errandShouldNotWaitForACollectorThatWasAwayWhenItIsBack() throws Exception {
    intake.trouble(FakeIntake.Trouble.STATUS_500, FakeIntake.Trouble.STATUS_500);
    shipper.turn();
    clock.forward(Duration.ofSeconds(1));
    shipper.turn();
    assertThat(shipper.turn()).isEqualTo(Duration.ofSeconds(2));
    off("*");
    shipper.turn();

    assertThat(intake.errands()).hasSize(1);
  }

  @Test
  void collectorShouldBeAskedAsOftenAsEverWhileAnErrandWaitsForIt() throws Exception {
    off("*");
    for (int failures = 0; failures < 6; failures++) {
      intake.trouble(FakeIntake.Trouble.STATUS_500);
      assertThat(shipper.turn()).isLessThanOrEqualTo(PROBE);
      clock.forward(PROBE);
    }
    shipper.turn();

    assertThat(intake.errands()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 404, 405, 503})
  void errandThatIsRefusedShouldBeTriedAgainWithTheProbeAndKeepNothingFromShipping(int status)
      throws Exception {
    intake.switches(status);
    off("*");
    assertThat(ledger.append(Sample.sent(1))).isInstanceOf(LedgerOutcome.Appended.class);
    assertThat(shipper.turn()).isZero();
    assertThat(intake.arrivals()).isOne();
    assertThat(shipper.isSwitchTold()).isFalse();

    intake.switches(200);
    clock.forward(Duration.ofSeconds(1));
    shipper.turn();
    assertThat(intake.errands()).isEmpty();
    clock.forward(PROBE);
    shipper.turn();
    assertThat(intake.errands()).containsExactly(off("t-0", "*"));
  }

  @Test
  void earlierCollectorShouldGetShipmentsAndNoErrands() throws Exception {
    intake.close();
    intake = FakeIntake.at(0, channel, Sample.channel());
    restart();
    off("*");
    ledger.append(Sample.sent(1));
    shipper.turn();
    assertThat(intake.arrivals()).isOne();

    intake.ticket("later-0");
    clock.forward(PROBE);
    shipper.turn();
    assertThat(intake.errands()).containsExactly(off("later-0", "*"));
  }

  @Test
  void errandWhoseAnswerIsLostShouldBeBroughtAgainWithTheNextTicket() throws Exception {
    shipper.turn();
    off("*");
    intake.switches(FakeIntake.LOST);
    shipper.turn();
    assertThat(shipper.isSwitchTold()).isFalse();
    intake.switches(200);
    clock.forward(PROBE);
    shipper.turn();

    assertThat(intake.errands()).containsExactly(off("t-0", "*"), off("t-1", "*"));
    assertThat(shipper.isSwitchTold()).isTrue();
  }

  @Test
  void anotherCollectorShouldBeToldAnew() throws Exception {
    off(SHOP);
    shipper.turn();
    intake.close();
    intake = FakeIntake.at(0, channel, Sample.channel());
    intake.ticket("new-0");
    restart();
    shipper.turn();

    assertThat(intake.errands()).containsExactly(off("new-0", SHOP));
  }

  @Test
  void fileThatIsDamagedShouldHaveWhatIsOffToldAgain() throws Exception {
    off(SHOP);
    shipper.turn();
    stop();
    Files.writeString(folder.resolve("switches-told"), "nonsense");
    start();
    shipper.turn();

    assertThat(intake.errands()).containsExactly(off("t-0", SHOP), off("t-1", SHOP));
  }

  @Test
  void whatCannotBeKeptShouldBeTriedAgainWithTheNextProbe() throws Exception {
    shipper.turn();
    disk.fault(FaultyDisk.failing(Operation.FORCE));
    off("*");
    shipper.turn();
    assertThat(shipper.isSwitchTold()).isTrue();

    disk.heal();
    clock.forward(PROBE);
    shipper.turn();
    restart();
    shipper.turn();
    assertThat(intake.errands()).hasSize(1);
  }

  @Test
  void fileShouldHoldTheOldOrTheNewScopesWhereverThePowerGoes() throws Exception {
    PowerCutDisk whole = new PowerCutDisk();
    assertThat(told(whole)).isEqualTo(Set.of("*", SHOP));

    for (long cut = 1; cut <= whole.operations(); cut++) {
      PowerCutDisk cutDisk = new PowerCutDisk().cutAt(cut);
      Set<String> sure = told(cutDisk);
      for (Survival survival : Survival.values()) {
        assertThat(loaded(cutDisk.afterCut(survival, new Random(cut))).scopes())
            .as("cut at %d, surviving %s", cut, survival)
            .containsAll(sure)
            .isSubsetOf("*", SHOP);
      }
    }
  }

  /** Those that were kept for sure. */
  private static Set<String> told(PowerCutDisk disk) throws IOException {
    Set<String> sure = Set.of();
    try {
      ToldSwitches told = loaded(disk);
      told.confirmed("*", true);
      sure = Set.of("*");
      told.confirmed(SHOP, true);
      sure = Set.of("*", SHOP);
    } catch (IOException e) {
      assertThat(disk.isCut()).isTrue();
    }
    return sure;
  }

  private static ToldSwitches loaded(PowerCutDisk disk) throws IOException {
    return ToldSwitches.load(disk, KeptIntake.COLLECTOR);
  }

  @Test
  void startedShipperShouldBringItWithoutBeingAsked() throws Exception {
    Map<String, String> shared = new ConcurrentHashMap<>();
    ShipperOptions options = ShipperOptions.to(intake.uri());
    try (Shipper started =
        Shipper.start(ledger, channel, options, clock, Sample.RANDOM, () -> Map.copyOf(shared))) {
      until(() -> started.lastContact().isPresent());
      shared.put("*", "a test");
      until(() -> !intake.errands().isEmpty());
    }

    assertThat(intake.errands()).containsExactly(off("t-0", "*"));
  }

  private static void until(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      Thread.onSpinWait();
    }
  }
}
