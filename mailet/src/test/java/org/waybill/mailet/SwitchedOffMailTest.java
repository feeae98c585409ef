package org.waybill.mailet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.waybill.killswitch.KillSwitch;
import org.waybill.killswitch.Scope;
import org.waybill.wire.Allowance;
import org.waybill.wire.RecordingState;
import reactor.core.publisher.Mono;

class SwitchedOffMailTest {

  private Bench bench;
  private AddTracking mailet;

  @BeforeEach
  void open() throws Exception {
    bench = new Bench();
    mailet = bench.mailet(Map.of("senderDomains", "customer.example"));
  }

  @AfterEach
  void close() throws Exception {
    bench.close();
  }

  @Test
  void mailShouldLeaveUnchangedUntilItIsSwitchedOnAgain() throws Exception {
    assertThat(take("ann@sender.example").isTracked()).isTrue();
    killSwitch().off(Scope.ALL, "spam");

    assertThat(take("ann@sender.example").text()).isEqualTo(Letters.NEWSLETTER);
    assertThat(bench.count("left.switched-off")).isEqualTo(1);
    assertThat(Mono.from(new TrackingHealth().check()).block().getCause().orElseThrow())
        .contains("tracking of all mail is switched off", "(spam)");

    killSwitch().on(Scope.ALL);
    assertThat(take("ann@sender.example").isTracked()).isTrue();
    assertThat(Mono.from(new TrackingHealth().check()).block().isHealthy()).isTrue();
  }

  @Test
  void domainShouldBeSwitchedOffByEnvelopeSenderAndByFrom() throws Exception {
    killSwitch().off(Scope.parse("customer.example"), "");

    assertThat(take("bea@news.customer.example").text()).isEqualTo(Letters.NEWSLETTER);
    assertThat(from("Bea <bea@Customer.example>").text())
        .isEqualTo(Letters.with("From", "Bea <bea@Customer.example>"));
    assertThat(take("ann@sender.example").isTracked()).isTrue();
    assertThat(bench.count("left.switched-off")).isEqualTo(2);
  }

  @Test
  void messageShouldKeepEvenWhatIsOursWhileSwitchedOff() throws Exception {
    String wished = Letters.with("X-Waybill-Track", "off");
    killSwitch().off(Scope.ALL, "");

    assertThat(serve("ann@sender.example", wished).text()).isEqualTo(wished);
  }

  @Test
  void switchShouldOutliveTheMailet() throws Exception {
    killSwitch().off(Scope.ALL, "");
    mailet.destroy();
    mailet = bench.start(Map.of());

    assertThat(take("ann@sender.example").text()).isEqualTo(Letters.NEWSLETTER);
    assertThat(bench.count("left.switched-off")).isEqualTo(1);
  }

  @Test
  void fileMadeByHandShouldSwitchOff() throws Exception {
    Files.createFile(mailet.environment().needs().ledgerDir().resolve(KillSwitch.FILE));

    assertThat(take("ann@sender.example").text()).isEqualTo(Letters.NEWSLETTER);
  }

  @Test
  void domainThatIsOffAtTheCollectorShouldLeaveUnchangedByEnvelopeSenderAndByFrom()
      throws Exception {
    bench
        .collector()
        .says(new Allowance(RecordingState.ON, Set.of("customer.example", "other.example")));
    Bench.await(() -> !allows("customer.example"));

    assertThat(take("bea@customer.example").text()).isEqualTo(Letters.NEWSLETTER);
    assertThat(from("Bea <bea@Customer.example>").text())
        .isEqualTo(Letters.with("From", "Bea <bea@Customer.example>"));
    assertThat(take("ann@sender.example").isTracked()).isTrue();
    assertThat(bench.count("left.off")).isEqualTo(2);

    bench.collector().says(Allowance.EVERYTHING);
    Bench.await(() -> allows("customer.example"));
    assertThat(take("bea@customer.example").isTracked()).isTrue();
  }

  private boolean allows(String sender) {
    return mailet.environment().installation().orElseThrow().allows(Set.of(sender));
  }

  private KillSwitch killSwitch() {
    return mailet.environment().killSwitch();
  }

  private Handed from(String value) throws Exception {
    return serve("ann@sender.example", Letters.with("From", value));
  }

  private Handed take(String sender) throws Exception {
    return serve(sender, Letters.NEWSLETTER);
  }

  private Handed serve(String sender, String message) throws Exception {
    return bench.serve(mailet, Letters.mail(sender, message, "bob@b.example"));
  }
}
