package org.waybill.collector.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.waybill.collector.admin.AdminSocket;
import org.waybill.collector.admin.ErrandName;
import org.waybill.collector.doctor.Outcome.Finding;
import org.waybill.collector.doctor.Outcome.Unknown;
import org.waybill.collector.watch.Aspect;
import org.waybill.collector.watch.HealthLine;

/** Every fault is found, as the trouble it makes, with the next step; what is shipped has none. */
class DoctorTest {

  @TempDir Path folder;
  private Site site;

  @BeforeEach
  void ship() throws IOException {
    site = new Site(folder);
  }

  @ParameterizedTest
  @MethodSource({
    "org.waybill.collector.doctor.MailetcontainerFaults#all",
    "org.waybill.collector.doctor.FileFaults#all",
    "org.waybill.collector.doctor.SettingFaults#all"
  })
  void doctorShouldFindAFaultAndNameTheNextStep(Fault fault) throws IOException {
    fault.breakage().on(site);

    assertThat(findings(site.examine()))
        .singleElement()
        .satisfies(
            diagnosis -> {
              Finding finding = (Finding) diagnosis.outcome();
              assertThat(diagnosis.trouble()).isEqualTo(fault.trouble());
              assertThat(finding.found()).contains(fault.found());
              assertThat(finding.allowed()).isNotBlank();
              assertThat(finding.next()).contains(fault.next());
            });
  }

  @Test
  void doctorShouldFindNothingInWhatIsShipped() {
    assertThat(findings(site.examine())).isEmpty();
  }

  @Test
  void doctorShouldFindNothingWhenDeliveriesAreRecordedAndMailIsSigned() throws IOException {
    MailetcontainerFaults.deliveries(site, "", "");
    site.container(
        MailetcontainerFaults.REMOTE, MailetcontainerFaults.SIGN + MailetcontainerFaults.REMOTE);
    site.mailet("signingFollows=false", "signingFollows=true");
    site.java("21.0.9");
    site.file(site.ledger().resolve("node"), "0123456789abcdef\n", Fault.LONG_AGO);
    site.handshake("http://127.0.0.1:8081");

    assertThat(findings(site.examine())).isEmpty();
  }

  @Test
  void doctorShouldFindNothingWhenSomeDomainsHaveAGatewayOfTheirOwn() throws IOException {
    site.container(
        MailetcontainerFaults.REMOTE,
        MailetcontainerFaults.REMOTE.replace("All", "HostIs=one.example")
            + "</mailet>"
            + MailetcontainerFaults.REMOTE);

    assertThat(findings(site.examine())).isEmpty();
  }

  @Test
  void doctorShouldFindNothingWhenAllIsTriedOutOnOneMachine() throws IOException {
    site.mailet("trackingUrl=https://track.example.org", "trackingUrl=http://127.0.0.1:8080");
    site.collector("verdicts.patience.seconds = 600", "verdicts.patience.seconds = 20");

    assertThat(findings(site.examine())).isEmpty();
  }

  @Test
  void doctorShouldNotGuessWhetherAGatewaySigns() throws IOException {
    site.mailet("signingFollows=false", "signingFollows=true");

    assertThat(site.examine())
        .filteredOn(diagnosis -> diagnosis.name().equals("signingFollows"))
        .singleElement()
        .extracting(Diagnosis::outcome)
        .isInstanceOf(Unknown.class);
  }

  @ParameterizedTest
  @EnumSource(Aspect.class)
  void doctorShouldTellOnceWhatTheRunningCollectorSays(Aspect aspect) throws IOException {
    String line = new HealthLine(aspect, "It is refused.", "Restore it.").text();
    site.file(site.dataFolder().resolve("journal/x"), "", Fault.LONG_AGO);
    try (AdminSocket unused =
        AdminSocket.open(
            site.dataFolder().resolve("run/admin.socket"),
            Map.of(
                ErrandName.HEALTH,
                (nothing, say) -> {
                  say.accept(line);
                  return 0;
                }))) {

      assertThat(findings(site.examine()))
          .singleElement()
          .extracting(Diagnosis::outcome)
          .isEqualTo(
              new Finding(
                  "It is refused.", "healthy, as its page /health explains", "Restore it."));
    }
  }

  @Test
  void doctorShouldShowNoSecretWhenKeysDiffer() throws IOException {
    site.keys(site.conf().resolve("waybill.keys"));
    String report = String.join("\n", new DoctorReport(site.examine()).lines());

    assertThat(Files.readAllLines(site.conf().resolve("waybill.keys")))
        .filteredOn(line -> line.startsWith("identity ") || line.startsWith("seal "))
        .isNotEmpty()
        .allSatisfy(
            line -> assertThat(report).doesNotContain(line.substring(line.lastIndexOf(' ') + 1)));
  }

  private static List<Diagnosis> findings(List<Diagnosis> diagnoses) {
    return diagnoses.stream().filter(diagnosis -> diagnosis.outcome() instanceof Finding).toList();
  }
}
