package org.waybill.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.waybill.hosts.HostCheck;
import org.waybill.hosts.HostChecks;
import org.waybill.plan.Places;
import org.waybill.plan.PlanOptions;
import org.waybill.plan.Switches;
import org.waybill.plan.Switching;
import org.waybill.sensitive.LinkPolicy;
import org.waybill.sensitive.Rules;
import org.waybill.wire.Mode;
import org.waybill.wire.TrackingUrl;

class SettingsTest {

  private static final String LEAST =
      """
      trackingUrl=https://track.example.org
      collectorUrl=http://127.0.0.1:8081
      """;

  @TempDir private Path conf;
  private Path file;

  @BeforeEach
  void write() throws IOException {
    file = Files.writeString(conf.resolve("waybill.properties"), LEAST);
  }

  @Test
  void settingsShouldNeedOnlyTheTwoAddresses() throws Exception {
    Settings settings = Settings.read(file, Map.of());

    assertThat(settings.hosts().byDefault()).hasToString("https://track.example.org");
    assertThat(settings.collectorUrl()).isEqualTo(URI.create("http://127.0.0.1:8081"));
    assertThat(settings.mode()).isEqualTo(Mode.IDENTIFIED);
    assertThat(settings.percent()).isEqualTo(100);
    assertThat(settings.shadow()).isFalse();
    assertThat(settings.signingFollows()).isFalse();
    assertThat(settings.maxTrackedUrl()).isEqualTo(1650);
    assertThat(settings.maxCopies()).isEqualTo(500);
    assertThat(settings.maxSplitBytes()).isEqualTo(512L << 20);
    assertThat(settings.onEnvironment()).isEqualTo(OnEnvironment.PASS);
    assertThat(settings.switching()).isEqualTo(Switching.ALL);
    assertThat(settings.links()).isEqualTo(LinkPolicy.DEFAULT);
    assertThat(settings.places()).isEqualTo(Places.DEFAULT);
  }

  @Test
  void switchesShouldBeReadByDomain() throws Exception {
    Files.writeString(
        file,
        LEAST
            + "track=opens\n"
            + "senderSwitches=News.example: opens; b\u00fccher.example : Opens, Clicks;\n"
            + "recipientSwitches=partner.example: off\n");

    Switching switching = Settings.read(file, Map.of()).switching();

    assertThat(switching.track().text()).isEqualTo("opens");
    assertThat(switching.senders().byDomain())
        .containsOnly(
            Map.entry("news.example", new Switches(true, false)),
            Map.entry("xn--bcher-kva.example", Switches.BOTH));
    assertThat(switching.recipients().byDomain())
        .containsOnly(Map.entry("partner.example", Switches.OFF));
  }

  @Test
  void nobodyShouldBeToldUnlessTheKeySaysSo() throws Exception {
    assertThat(Settings.read(file, Map.of()).disclosure()).isEmpty();
    assertThat(Settings.read(file, Map.of("disclosure", "true")).disclosure())
        .hasValueSatisfying(told -> assertThat(told.byDefault()).isEqualTo("en"));
  }

  @Test
  void disclosureShouldBeReadFromFiles() throws Exception {
    Path texts = Files.createDirectory(conf.resolve("texts"));
    Files.writeString(texts.resolve("fr.html"), "<a href=\"{link}\">Suivi</a>");
    Files.writeString(texts.resolve("fr.txt"), "Suivi:\n{link}\n");
    Files.writeString(
        file, LEAST + "disclosure=true\ndisclosureLanguage=fr\ndisclosureTexts=texts\n");

    assertThat(Settings.read(file, Map.of()).disclosure())
        .hasValueSatisfying(
            told -> assertThat(told.byLanguage()).containsOnlyKeys("de", "en", "fr"));
  }

  @Test
  void disclosureShouldBeRefusedWithEveryProblemOfItsFiles() throws Exception {
    Path texts = Files.createDirectory(conf.resolve("texts"));
    Files.writeString(texts.resolve("fr.html"), "<p>no link</p>");
    Files.write(texts.resolve("fr.txt"), new byte[] {(byte) 0xE9});
    Files.writeString(texts.resolve("de.txt"), "a ".repeat(1_100) + "{link}");
    Files.writeString(
        file, LEAST + "disclosure=true\ndisclosureLanguage=nl\ndisclosureTexts=texts\n");

    assertThatThrownBy(() -> Settings.read(file, Map.of()))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("fr.html names {link} 0 times; it takes it once")
        .hasMessageContaining("fr.txt is not in UTF-8; save it so")
        .hasMessageContaining("de.txt has 2,206 characters; it takes 2,000")
        .hasMessageContaining("disclosureLanguage is 'nl'; there are texts in de, en");
  }

  @Test
  void trackingHostsShouldBeReadByDomain() throws Exception {
    Files.writeString(
        file,
        LEAST
            + "senderTrackingUrls=Customer.example: https://track.customer.example/;"
            + " b\u00fccher.example: https://t.b.example:8443\n");

    assertThat(Settings.read(file, Map.of()).hosts().byDomain())
        .containsOnly(
            Map.entry("customer.example", TrackingUrl.parse("https://track.customer.example")),
            Map.entry("xn--bcher-kva.example", TrackingUrl.parse("https://t.b.example:8443")));
  }

  @Test
  void hostChecksShouldBeReadWithThoseOfSingleHosts() throws Exception {
    assertThat(Settings.read(file, Map.of()).hostChecks())
        .isEqualTo(new HostChecks(HostCheck.FULL, Map.of(), Duration.ofSeconds(30)));
    Files.writeString(
        file, LEAST + "hostCheck=tls; Track.customer.example: off\nhostCheckSeconds=6\n");

    assertThat(Settings.read(file, Map.of()).hostChecks())
        .isEqualTo(
            new HostChecks(
                HostCheck.TLS,
                Map.of("track.customer.example", HostCheck.OFF),
                Duration.ofSeconds(6)));
  }

  @Test
  void placesAndLinksShouldBeWhatThePlanGoesBy() throws Exception {
    Files.writeString(
        file,
        LEAST
            + "excludedHosts=Bank.example, b\u00fccher.example\n"
            + "sensitiveLinks=track\n"
            + "labelGuard=false\n"
            + "textLinks=true\n"
            + "schemeRelativeLinks=true\n"
            + "pixels=top-and-bottom\n"
            + "pixelInShortHtml=false\n"
            + "maxTrackedUrl=300\n");

    PlanOptions plan = Settings.read(file, Map.of()).plan();

    assertThat(plan.links())
        .isEqualTo(
            new LinkPolicy(
                Rules.SHIPPED, false, false, Set.of("bank.example", "xn--bcher-kva.example")));
    assertThat(plan.places()).isEqualTo(new Places(true, true, true, false));
    assertThat(plan.maxUrlLength()).isEqualTo(300);
    assertThat(plan.url()).hasToString("https://track.example.org");
  }

  @Test
  void linkRulesShouldLieBesideTheFile() throws Exception {
    Files.writeString(conf.resolve("links.txt"), "[headers]\nours: X-Our-Kind\n");

    Settings settings = Settings.read(file, Map.of("linkRules", "links.txt"));

    assertThat(settings.links().rules().namesHeader("x-our-kind")).isTrue();
    assertThat(settings.links().rules().namesHeader("x-waybill-tag")).isTrue();
  }

  @Test
  void problemsOfLinkRulesShouldBeListedWithAllOthers() throws IOException {
    Path rules =
        Files.writeString(
            conf.resolve("links.txt"), "[always]\nen: x\n[sometimes]\n[hosts]\na: -b.example\n");

    assertThatThrownBy(
            () -> Settings.read(file, Map.of("linkRules", "links.txt", "percent", "ten")))
        .hasMessageContaining("percent is 'ten'")
        .hasMessageContaining("linkRules " + rules + ", line 2: 'x' found; allowed is words")
        .hasMessageContaining("line 3: '[sometimes]' found; allowed is one of [always]")
        .hasMessageContaining("line 5: '-b.example' found; allowed is behind a minus only what");
  }

  @Test
  void linkRulesShouldBeAFileInUtf8() throws IOException {
    Files.write(conf.resolve("latin1"), new byte[] {'[', (byte) 0xfc});
    Files.write(conf.resolve("huge"), new byte[(1 << 20) + 1]);

    assertThatThrownBy(() -> Settings.read(file, Map.of("linkRules", "absent")))
        .hasMessageContaining("absent does not exist; make it, or leave the key empty");
    assertThatThrownBy(() -> Settings.read(file, Map.of("linkRules", "latin1")))
        .hasMessageContaining("latin1 is not in UTF-8");
    assertThatThrownBy(() -> Settings.read(file, Map.of("linkRules", "huge")))
        .hasMessageContaining("huge is over 1048576 bytes");
    assertThatThrownBy(() -> Settings.read(file, Map.of("linkRules", ".")))
        .hasMessageContaining("cannot be read");
  }

  @Test
  void pathsShouldBeRelativeToTheFile() throws Exception {
    Settings settings = Settings.read(file, Map.of("ledgerDir", "/var/ledger"));

    assertThat(settings.keyFile()).isEqualTo(conf.resolve("waybill.keys"));
    assertThat(settings.ledgerDir()).isEqualTo(Path.of("/var/ledger"));
  }

  @Test
  void overridesShouldWin() throws Exception {
    Files.writeString(file, LEAST + "percent=10\nmaxCopies=7\n");

    Settings settings = Settings.read(file, Map.of("percent", "20"));

    assertThat(settings.percent()).isEqualTo(20);
    assertThat(settings.maxCopies()).isEqualTo(7);
  }

  @Test
  void problemsShouldBeListedAllAtOnce() throws IOException {
    Files.writeString(
        file,
        """
        trackingUrl=http://track.example.org/path
        shaddow=true
        percent=ten
        shadow=yes
        """);

    assertThatThrownBy(() -> Settings.read(file, Map.of("quux", "1")))
        .isInstanceOf(SettingsException.class)
        .hasMessageStartingWith(file.toString())
        .hasMessageContaining("trackingUrl is 'http://track.example.org/path'; it takes https://")
        .hasMessageContaining("collectorUrl is missing; it takes http")
        .hasMessageContaining("percent is 'ten'; it takes a whole number from 0 to 100")
        .hasMessageContaining("shadow is 'yes'; it takes true or false")
        .hasMessageContaining("shaddow is unknown; did you mean shadow?")
        .hasMessageContaining("quux is unknown; known are trackingUrl, ");
  }

  @ParameterizedTest
  @CsvSource({
    "percent,101",
    "percent,-1",
    "percent,1.5",
    "shadow,True",
    "shadow,1",
    "mode,date",
    "mode,Identified",
    "maxTrackedUrl,199",
    "maxCopies,0",
    "maxSplitBytes,1",
    "maxSplitBytes,5MB",
    "maxSplitBytes,99999999999999999999",
    "maxSplitBytes,17179869186GiB",
    "onEnvironment,ignore",
    "collectorUrl,127.0.0.1:8081",
    "collectorUrl,http://host/path",
    "collectorUrl,ftp://host",
    "senderDomains,a@b.example",
    "onlySenders,@b.example",
    "ledgerMaxBytes,0",
    "track,on",
    "senderSwitches,news.example",
    "senderSwitches,news.example: on",
    "senderSwitches,': opens'",
    "senderSwitches,a@b.example: opens",
    "recipientSwitches,a.example: off; A.example: opens",
    "senderTrackingUrls,https://track.customer.example",
    "senderTrackingUrls,customer.example: http://track.customer.example",
    "senderTrackingUrls,customer.example: https://track.customer.example/path",
    "senderTrackingUrls,a.example: https://t.example; A.example: https://t.example",
    "hostCheck,on",
    "hostCheck,track.customer.example: off",
    "hostCheck,full; track.customer.example: none",
    "hostCheckSeconds,5",
    "excludedHosts,https://bank.example/",
    "sensitiveLinks,true",
    "labelGuard,yes",
    "pixels,top",
    "pixelInShortHtml,no"
  })
  void settingsShouldRefuse(String key, String value) {
    assertThatThrownBy(() -> Settings.read(file, Map.of(key, value)))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining(key + " is '" + value + "'; it takes ");
  }

  @Test
  void fileShouldBeRefusedWhenAKeyComesTwice() throws IOException {
    Files.writeString(file, LEAST + "percent=1\npercent=2\nshadow=yes\n");

    assertThatThrownBy(() -> Settings.read(file, Map.of()))
        .hasMessageContaining("percent comes twice")
        .hasMessageContaining("shadow is 'yes'");
  }

  @Test
  void fileShouldBeAskedForWhenAbsent() {
    assertThatThrownBy(() -> Settings.read(conf.resolve("other"), Map.of()))
        .hasMessageContaining("does not exist; copy conf/waybill.properties there");
  }

  @Test
  void sizesShouldTakeUnits() throws Exception {
    assertThat(Settings.read(file, Map.of("maxSplitBytes", "2 GiB")).maxSplitBytes())
        .isEqualTo(2L << 30);
    assertThat(Settings.read(file, Map.of("maxSplitBytes", "1048577")).maxSplitBytes())
        .isEqualTo(1048577);
  }

  @Test
  void sendersShouldBeAddressesAndDomains() {
    Senders senders = Senders.parse("Ann@a.example, b.example");

    assertThat(senders.include("ann@A.example")).isTrue();
    assertThat(senders.include("bob@a.example")).isFalse();
    assertThat(senders.include("anybody@b.example")).isTrue();
    assertThat(senders.include("anybody@sub.b.example")).isFalse();
  }

  @Test
  void sendersShouldBeEverybodyWhenNoneIsListed() {
    assertThat(Senders.parse(" , ").include("anybody@b.example")).isTrue();
  }
}
