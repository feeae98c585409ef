package org.waybill.collector.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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
import org.waybill.hosts.HostFault;

/** Every fault is found, as the trouble it makes, with the next step; what is shipped has none. */
class DoctorTest {

  private static final String TRACKING =
      """
                  <mailet match="All" class="org.waybill.mailet.AddTracking">
                      <config>waybill.properties</config>
                  </mailet>
      """
          .indent(0);

  private static final String REMOTE = "<mailet match=\"All\" class=\"RemoteDelivery\">";
  private static final String SIGN =
      "<mailet match=\"All\" class=\"org.apache.james.jdkim.mailets.DKIMSign\"/>\n";
  private static final String RELAY = "<processor state=\"relay\" enableJmx=\"false\">\n";
  private static final String TRANSPORT = "<processor state=\"transport\" enableJmx=\"false\">\n";
  private static final String GATEWAY =
      "<gateway>${sys:waybill.james.gateway:-127.0.0.1:2526}</gateway>";
  private static final Instant LONG_AGO = Site.NOW.minus(Duration.ofHours(3));

  @TempDir Path folder;
  private Site site;

  @BeforeEach
  void ship() throws IOException {
    site = new Site(folder);
  }

  private interface Breakage {
    void on(Site site) throws IOException;
  }

  /** Something that is broken, and what a doctor says then. */
  private record Fault(String when, Breakage breakage, Trouble trouble, String found, String next) {
    @Override
    public String toString() {
      return when;
    }
  }

  private static Fault fault(
      String when, Trouble trouble, String found, String next, Breakage breakage) {
    return new Fault(when, breakage, trouble, found, next);
  }

  /** Deliveries as the shipped fragment has them, with one thing in it changed. */
  private static void deliveries(Site site, String from, String to) throws IOException {
    String deliveries =
        """
        <processor state="delivered" enableJmx="false">
            <mailet match="All" class="org.waybill.mailet.RecordDelivery">
                <config>waybill.properties</config>
                <onMailetException>ignore</onMailetException>
            </mailet>
            <mailet match="All" class="Null"/>
        </processor>
        """;
    site.container("</processors>", deliveries.replace(from, to) + "</processors>");
    if (!from.equals("onSuccess")) {
      site.container(REMOTE, REMOTE + "<onSuccess>delivered</onSuccess>");
    }
  }

  static Stream<Fault> faultsInMailetcontainer() {
    return Stream.of(
        fault(
            "mailetcontainer.xml is gone",
            Trouble.NOTHING_COUNTED,
            "does not exist",
            "name James's conf folder with --james",
            site -> Files.delete(site.conf().resolve("mailetcontainer.xml"))),
        fault(
            "mailetcontainer.xml is no XML",
            Trouble.NOTHING_COUNTED,
            "cannot be read",
            "correct the file",
            site -> site.container("</mailetcontainer>", "")),
        fault(
            "mailetcontainer.xml names an external entity",
            Trouble.NOTHING_COUNTED,
            "DOCTYPE",
            "correct the file",
            site ->
                site.container(
                    "<mailetcontainer ",
                    "<!DOCTYPE m [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><mailetcontainer ")),
        fault(
            "AddTracking is missing",
            Trouble.NOTHING_COUNTED,
            "no mailet AddTracking",
            "paste conf/james/mailetcontainer-fragment.xml",
            site -> site.container(TRACKING, "")),
        fault(
            "AddTracking is in front of the relay check",
            Trouble.FURTHER,
            "processor \"transport\"",
            "move it to the processor \"relay\"",
            site -> {
              site.container(TRACKING, "");
              site.container(TRANSPORT, TRANSPORT + TRACKING);
            }),
        fault(
            "RemoteDelivery itself checks who may relay, behind AddTracking",
            Trouble.FURTHER,
            "in front of the relay check",
            "of their own that only checked mail reaches",
            site -> site.container(REMOTE, REMOTE.replace("All", "SMTPAuthSuccessful"))),
        fault(
            "AddTracking is not first",
            Trouble.FURTHER,
            "AddFooter stands in front",
            "move AddTracking in front of AddFooter",
            site -> site.container(RELAY, RELAY + "<mailet match=\"All\" class=\"AddFooter\"/>\n")),
        fault(
            "AddTracking is behind DKIMSign",
            Trouble.SPAM,
            "AddTracking stands behind DKIMSign",
            "move DKIMSign behind AddTracking",
            site -> site.container(RELAY, RELAY + SIGN)),
        fault(
            "AddTracking is there twice",
            Trouble.COUNTED_TWICE,
            "AddTracking twice",
            "remove all but the first",
            site -> site.container(TRACKING, TRACKING + TRACKING)),
        fault(
            "nobody signs what is to be signed anew",
            Trouble.SPAM,
            "signingFollows=true",
            "set signingFollows=false",
            site -> {
              site.container(GATEWAY, "");
              site.mailet("signingFollows=false", "signingFollows=true");
            }),
        fault(
            "StripTracking is missing",
            Trouble.COUNTED_TWICE,
            "local-delivery",
            "put StripTracking",
            site -> site.container("org.waybill.mailet.StripTracking", "AddFooter")),
        fault(
            "StripTracking is behind LocalDelivery",
            Trouble.COUNTED_TWICE,
            "does not stand right in front",
            "in front of LocalDelivery",
            site -> {
              String local = "<mailet match=\"All\" class=\"LocalDelivery\"/>";
              site.container(local, "");
              site.container(
                  "<mailet match=\"All\" class=\"org.waybill.mailet.StripTracking\">",
                  local + "<mailet match=\"All\" class=\"org.waybill.mailet.StripTracking\">");
            }),
        fault(
            "Null is missing behind RecordDelivery",
            Trouble.COUNTED_TWICE,
            "no Null behind RecordDelivery",
            "mailetcontainer-deliveries.xml",
            site -> deliveries(site, "<mailet match=\"All\" class=\"Null\"/>", "")),
        fault(
            "RecordDelivery does not ignore its faults",
            Trouble.FURTHER,
            "no onMailetException",
            "<onMailetException>ignore</onMailetException>",
            site -> deliveries(site, "<onMailetException>ignore</onMailetException>", "")),
        fault(
            "RemoteDelivery does not name RecordDelivery's processor",
            Trouble.FURTHER,
            "no RemoteDelivery names in onSuccess",
            "add it to RemoteDelivery",
            site -> deliveries(site, "onSuccess", "")),
        fault(
            "a mailet element overrides with a wrong value",
            Trouble.NOTHING_COUNTED,
            "percent is '200'",
            "restart James",
            site ->
                site.container(
                    TRACKING, TRACKING.replace("</config>", "</config><percent>200</percent>"))));
  }

  static Stream<Fault> faultsInFiles() {
    return Stream.of(
        fault(
            "the jar is missing",
            Trouble.NOTHING_COUNTED,
            "no jar of Waybill",
            "put waybill-mailet-...-james38.jar",
            site -> Files.delete(site.jars().resolve("waybill-mailet-1-james39.jar"))),
        fault(
            "the jar was cut off",
            Trouble.NOTHING_COUNTED,
            "waybill-mailet-1-james39.jar is no whole jar",
            "copy it there again",
            site -> site.file(site.jars().resolve("waybill-mailet-1-james39.jar"), "PK", LONG_AGO)),
        fault(
            "two jars are there",
            Trouble.NOTHING_COUNTED,
            "waybill-mailet-2.jar",
            "remove others of Waybill",
            site -> site.jar("waybill-mailet-2.jar", "jakarta/mail/X")),
        fault(
            "the jar is for the other line",
            Trouble.NOTHING_COUNTED,
            "is for james38, and this is james39",
            "put waybill-mailet-...-james39.jar in its place",
            site -> site.jar("waybill-mailet-1-james39.jar", "javax/mail/X")),
        fault(
            "James's Java is too old",
            Trouble.NOTHING_COUNTED,
            "runs on Java 17",
            "newer Java",
            site -> site.java("17.0.9")),
        fault(
            "waybill.properties is gone",
            Trouble.NOTHING_COUNTED,
            "waybill.properties does not exist",
            "correct it as conf/waybill.properties explains",
            site -> Files.delete(site.conf().resolve("waybill.properties"))),
        fault(
            "trackingUrl is not https",
            Trouble.NOTHING_COUNTED,
            "trackingUrl is 'http://track.example.org'",
            "restart James",
            site ->
                site.mailet(
                    "trackingUrl=https://track.example.org",
                    "trackingUrl=http://track.example.org")),
        fault(
            "waybill.properties has an unknown key",
            Trouble.NOTHING_COUNTED,
            "percnt",
            "restart James",
            site -> site.mailet("percent=100", "percnt=100")),
        fault(
            "the key file is missing",
            Trouble.NOTHING_COUNTED,
            "does not exist",
            "copy the collector's key file",
            site -> Files.delete(site.conf().resolve("waybill.keys"))),
        fault(
            "the key files differ",
            Trouble.LINK_BROKEN,
            "the collector's key file has [",
            "copy the collector's key file to",
            site -> site.keys(site.conf().resolve("waybill.keys"))),
        fault(
            "everybody can read the key file",
            Trouble.FURTHER,
            "everybody on this machine can read",
            "chmod 640",
            site ->
                Files.setPosixFilePermissions(
                    site.conf().resolve("waybill.keys"),
                    PosixFilePermissions.fromString("rw-r--r--"))),
        fault(
            "everybody can read the collector's key file",
            Trouble.NOTHING_COUNTED,
            "key.file is",
            "correct it as conf/collector.properties explains",
            site ->
                Files.setPosixFilePermissions(
                    site.collector().resolveSibling("waybill.keys"),
                    PosixFilePermissions.fromString("rw-r--r--"))),
        fault(
            "collector.properties has a wrong value",
            Trouble.NOTHING_COUNTED,
            "retention.days",
            "start the collector",
            site -> site.collector("retention.days = 400", "retention.days = many")),
        fault(
            "everybody can enter the data folder",
            Trouble.FURTHER,
            "rwxr-xr-x",
            "chmod 700",
            site -> {
              Files.createDirectory(site.dataFolder());
              Files.setPosixFilePermissions(
                  site.dataFolder(), PosixFilePermissions.fromString("rwxr-xr-x"));
            }),
        fault(
            "the ledger cannot be written",
            Trouble.NOTHING_COUNTED,
            "cannot write there",
            "name another in waybill.properties",
            site -> site.file(site.ledger(), "a file has its name", LONG_AGO)),
        fault(
            "files pile up in the ledger",
            Trouble.NOTHING_COUNTED,
            "2 files in",
            "check that James and the collector run",
            site -> {
              for (int i = 1; i <= 3; i++) {
                site.file(site.ledger().resolve("%019d.segment".formatted(i)), "", LONG_AGO);
              }
            }),
        fault(
            "the kill switch is there",
            Trouble.NOTHING_COUNTED,
            "a complaint",
            "DELETE /waybill/kill-switch",
            site ->
                site.file(
                    site.ledger().resolve("kill-switch"),
                    "* 2026-11-30T10:00:00Z a complaint\n",
                    LONG_AGO)),
        fault(
            "there was no handshake",
            Trouble.NOTHING_COUNTED,
            "never said that it can open the active key",
            "check that the collector runs, that collectorUrl is its intake.listen",
            site -> site.file(site.ledger().resolve("node"), "0123456789abcdef\n", LONG_AGO)),
        fault(
            "the handshake was with another collector",
            Trouble.NOTHING_COUNTED,
            "never said that it can open the active key",
            "that its key file has the same content",
            site -> {
              site.file(site.ledger().resolve("node"), "0123456789abcdef\n", LONG_AGO);
              site.handshake("http://127.0.0.1:9999");
            }),
        fault(
            "recording is switched off at the collector",
            Trouble.NOTHING_COUNTED,
            "recording is switched off",
            "waybill recording on",
            site ->
                site.file(
                    site.ledger().resolve("recording"),
                    "waybill-recording 1\nrecording off\n",
                    LONG_AGO)),
        fault(
            "a clock is ahead",
            Trouble.FURTHER,
            "3600 s ahead of this machine's clock",
            "NTP",
            site ->
                site.file(site.ledger().resolve("notes"), "", Site.NOW.plus(Duration.ofHours(1)))));
  }

  static Stream<Fault> faultsInSettings() {
    return Stream.of(
        fault(
            "percent is 0",
            Trouble.NOTHING_COUNTED,
            "percent=0",
            "set percent in waybill.properties",
            site -> site.mailet("percent=100", "percent=0")),
        fault(
            "shadow mode is on",
            Trouble.NOTHING_COUNTED,
            "shadow=true",
            "set shadow=false",
            site -> site.mailet("shadow=false", "shadow=true")),
        fault(
            "track is off",
            Trouble.NOTHING_COUNTED,
            "track=off",
            "set track=opens, clicks",
            site -> site.mailet("track=opens, clicks", "track=off")),
        fault(
            "no link is tracked",
            Trouble.OPENS_ABOVE_CLICKS,
            "no link is tracked",
            "read opens alone",
            site -> site.mailet("track=opens, clicks", "track=opens")),
        fault(
            "hits are judged too early",
            Trouble.OPENS_ABOVE_CLICKS,
            "verdicts.patience.seconds=30",
            "waybill reclassify",
            site ->
                site.collector(
                    "verdicts.patience.seconds = 600", "verdicts.patience.seconds = 30")),
        fault(
            "the proxy is not trusted",
            Trouble.OPENS_ABOVE_CLICKS,
            "tracking.trustedProxies is empty",
            "name the proxy in tracking.trustedProxies",
            site -> site.collector("tracking.hosts =", "tracking.hosts = track.example.org")),
        fault(
            "the collector knows the tracking host under another name",
            Trouble.HOST_BROKEN,
            "tracking.hosts are [t.example.org]",
            "correct the one or the other",
            site -> {
              site.collector("tracking.hosts =", "tracking.hosts = t.example.org");
              site.collector("tracking.trustedProxies =", "tracking.trustedProxies = 127.0.0.1");
            }),
        fault(
            "collectorUrl names another port",
            Trouble.NOTHING_COUNTED,
            "collectorUrl is http://127.0.0.1:9999",
            "correct collectorUrl",
            site ->
                site.mailet(
                    "collectorUrl=http://127.0.0.1:8081", "collectorUrl=http://127.0.0.1:9999")),
        fault(
            "links lead to a bare address",
            Trouble.SPAM,
            "https://192.0.2.7",
            "give the collector a name",
            site ->
                site.mailet(
                    "trackingUrl=https://track.example.org", "trackingUrl=https://192.0.2.7")),
        fault(
            "the tracking host has no address",
            Trouble.HOST_BROKEN,
            "its name does not resolve",
            "check its DNS record",
            site -> site.hostsAre(HostFault.NAME, "no address")),
        fault(
            "the certificate has expired",
            Trouble.HOST_BROKEN,
            "its certificate is refused (expired)",
            "renew it",
            site -> site.hostsAre(HostFault.CERTIFICATE, "expired")),
        fault(
            "somebody else answers there",
            Trouble.HOST_BROKEN,
            "does not open links sealed with our keys",
            "leads to the collector's tracking.listen",
            site -> site.hostsAre(HostFault.STRANGER, "404")),
        fault(
            "the collector has ended",
            Trouble.NOTHING_COUNTED,
            "no collector runs",
            "waybill serve",
            site -> site.file(site.dataFolder().resolve("journal/x"), "", LONG_AGO)));
  }

  @ParameterizedTest
  @MethodSource({"faultsInMailetcontainer", "faultsInFiles", "faultsInSettings"})
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
    deliveries(site, "", "");
    site.container(REMOTE, SIGN + REMOTE);
    site.mailet("signingFollows=false", "signingFollows=true");
    site.java("21.0.9");
    site.file(site.ledger().resolve("node"), "0123456789abcdef\n", LONG_AGO);
    site.handshake("http://127.0.0.1:8081");

    assertThat(findings(site.examine())).isEmpty();
  }

  @Test
  void doctorShouldFindNothingWhenSomeDomainsHaveAGatewayOfTheirOwn() throws IOException {
    site.container(REMOTE, REMOTE.replace("All", "HostIs=one.example") + "</mailet>" + REMOTE);

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
    site.file(site.dataFolder().resolve("journal/x"), "", LONG_AGO);
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
