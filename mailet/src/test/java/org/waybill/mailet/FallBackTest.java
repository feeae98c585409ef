package org.waybill.mailet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.waybill.hosts.HostAnswer;
import org.waybill.hosts.HostWatch;
import org.waybill.plan.LeaveReason;
import org.waybill.settings.Settings;
import reactor.core.publisher.Mono;

/** Proofs fail, and no copy is sent any more. */
class FallBackTest {

  private final Ramp ramp = new Ramp(false, () -> Bench.NOW);
  private Bench bench;
  private Desk desk;

  @BeforeEach
  void open() throws Exception {
    bench = new Bench();
    Settings settings = Settings.read(bench.conf().resolve("waybill.properties"), Map.of());
    HostWatch hosts =
        new HostWatch(
            settings.hosts().all(),
            settings.hostChecks(),
            Optional::empty,
            (url, link, limit) -> new HostAnswer.Right(Optional.empty()),
            () -> Bench.NOW);
    desk =
        new Desk(
            SettingsInUse.fixed(settings),
            bench.mailet().environment(),
            new Breakers(hosts, ramp),
            bench.spool.context(),
            new Counters(bench.metrics),
            () -> Bench.NOW);
  }

  @AfterEach
  void close() throws Exception {
    desk.close();
    bench.close();
  }

  @Test
  void mailShouldLeaveUnchangedAndHealthBeDegradedAfterTooManyFailures() throws Exception {
    assertThat(take().isTracked()).isTrue();

    boolean fell = false;
    for (int i = 0; i < Ramp.LEAST; i++) {
      fell |= ramp.note(new Decision.Left(LeaveReason.PROOF_FAILED));
    }
    assertThat(fell).isTrue();
    int before = bench.count("shadow");

    assertThat(take().text()).isEqualTo(Letters.NEWSLETTER);
    assertThat(bench.count("shadow")).isEqualTo(before + 1);
    assertThat(Mono.from(new TrackingHealth().check()).block().getCause().orElseThrow())
        .contains("failed their proof");
  }

  private Handed take() throws Exception {
    var mail = Letters.newsletter("bob@b.example");
    desk.take(mail);
    return Handed.of(mail);
  }
}
