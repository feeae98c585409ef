package org.waybill.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.collector.hit.PrivacySignal;
import org.waybill.collector.listen.TlsFiles;
import org.waybill.collector.store.postgres.PostgresAddress;

class SettingsFileTest {

  /** The module's folder is the working folder of its tests. */
  private static final Path CONF = Path.of("..", "conf");

  @TempDir Path folder;

  @BeforeEach
  void makeKeys() throws IOException {
    new Installation(folder);
  }

  @Test
  void shippedFileShouldNameExactlyTheKeysThatAreRead() throws Exception {
    assertThat(keys("collector.properties"))
        .containsExactlyInAnyOrderElementsOf(SettingKeys.ALL.stream().map(Setting::key).toList());
  }

  @Test
  void shippedFileShouldSayTheDefaults() throws Exception {
    assertThat(read(Files.readString(CONF.resolve("collector.properties"))))
        .isEqualTo(read(Files.readString(CONF.resolve("collector.minimal.properties"))));
  }

  @Test
  void minimalFileShouldBeAPartOfTheWholeOne() throws Exception {
    assertThat(keys("collector.properties")).containsAll(keys("collector.minimal.properties"));
  }

  @Test
  void pathsShouldBeRelativeToTheFile() throws Exception {
    Settings settings = read("key.file = waybill.keys\ndata.dir = ../elsewhere/data\n");
    assertThat(settings.keyFile()).isEqualTo(folder.resolve("waybill.keys"));
    assertThat(settings.dataDir()).isEqualTo(folder.resolveSibling("elsewhere").resolve("data"));
  }

  @Test
  void signalsOfBrowsersShouldCountWhereTheyAreToBeHonoured() throws Exception {
    String some = "key.file = waybill.keys\ndata.dir = data\n";
    assertThat(read(some).honoured()).isEmpty();
    assertThat(read(some + "privacy.gpc = honour\n").honoured()).containsExactly(PrivacySignal.GPC);
    assertThat(read(some + "privacy.dnt = honour\n").honoured()).containsExactly(PrivacySignal.DNT);
    assertThatThrownBy(() -> read(some + "privacy.gpc = yes\n"))
        .hasMessageContaining("privacy.gpc is 'yes'; allowed is ignore or honour");
  }

  @Test
  void reportMailShouldBeTakenWholeOrNotAtAll() throws Exception {
    String some = "key.file = waybill.keys\ndata.dir = data\n";
    assertThat(read(some).reportMail()).isEmpty();
    String to = some + "report.mail.to = ops@example.org, head@example.org\n";
    assertThatThrownBy(() -> read(to))
        .hasMessageContaining("report.mail.from is ''; with report.mail.to it must be set")
        .hasMessageContaining("report.mail.url is ''");
    String whole =
        to + "report.mail.from = w@example.org\nreport.mail.url = https://r.example.org\n";
    assertThat(read(whole).reportMail().orElseThrow().to())
        .containsExactly("ops@example.org", "head@example.org");
    assertThatThrownBy(() -> read(whole + "report.mail.smtp.user = waybill\n"))
        .hasMessageContaining("report.mail.smtp.passwordFile is");
    assertThatThrownBy(() -> read(some + "report.mail.to = a@b, \"x y\"@example.org\n"))
        .hasMessageContaining("report.mail.to is");
    assertThatThrownBy(() -> read(whole + "report.mail.schedule = hourly\n"))
        .hasMessageContaining("allowed is daily or weekly");
  }

  private void secret(String name, String permissions, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
  }

  @Test
  void secretShouldBeReadOnceThoughItsFileChanges() throws Exception {
    secret("password", "rw-------", "first\n");
    SecretFiles secrets = new SecretFiles(folder::resolve);
    assertThat(secrets.problem(SettingKeys.MAIL.passwordFile(), "password", "it")).isEmpty();
    Files.delete(folder.resolve("password"));

    assertThat(secrets.secret("password")).isEqualTo("first");
  }

  @Test
  void passwordOfReportMailShouldNotBeForEverybody() throws Exception {
    String with =
        """
        key.file = waybill.keys
        data.dir = data
        report.mail.to = ops@example.org
        report.mail.from = w@example.org
        report.mail.url = https://r.example.org
        report.mail.smtp.user = waybill
        report.mail.smtp.passwordFile = password
        """;
    secret("password", "rw-r--r--", "s3cret\n");
    assertThatThrownBy(() -> read(with))
        .hasMessageContaining("report.mail.smtp.passwordFile is")
        .hasMessageContaining("can be read by everybody");
    secret("password", "rw-r-----", "s3cret\n");
    assertThat(read(with).reportMail().orElseThrow().login().orElseThrow().password())
        .isEqualTo("s3cret");
  }

  @Test
  void storeShouldBeEmbeddedUnlessADatabaseIsNamed() throws Exception {
    String some = "key.file = waybill.keys\ndata.dir = data\n";
    String url = "store.url = jdbc:postgresql://db.example/waybill?sslmode=verify-full\n";
    assertThat(read(some).postgres()).isEmpty();
    assertThatThrownBy(() -> read(some + url))
        .hasMessageContaining("store.user is ''; with store.url it must be set");
    String whole = some + url + "store.user = waybill\nstore.passwordFile = password\n";
    secret("password", "rw-r--r--", "s3cret\n");
    assertThatThrownBy(() -> read(whole))
        .hasMessageContaining("store.passwordFile is")
        .hasMessageContaining("can be read by everybody");
    secret("password", "rw-------", "s3cret\n");
    PostgresAddress address = read(whole).postgres().orElseThrow();
    assertThat(address.password()).isEqualTo("s3cret");
    assertThat(address)
        .hasToString("waybill at jdbc:postgresql://db.example/waybill?sslmode=verify-full");
  }

  @Test
  void replicaShouldBeOneOfADatabaseThatIsNamed() throws Exception {
    String some = "key.file = waybill.keys\ndata.dir = data\nstore.user = waybill\n";
    String replica = "store.replicaUrl = jdbc:postgresql://copy.example/waybill\n";
    assertThatThrownBy(() -> read(some + replica))
        .hasMessageContaining("store.replicaUrl is 'jdbc:postgresql://copy.example/waybill'")
        .hasMessageContaining("store.url is ''");
    PostgresAddress address =
        read(some + "store.url = jdbc:postgresql://db.example/waybill\n" + replica)
            .postgres()
            .orElseThrow();
    assertThat(address.replicaUrl()).contains("jdbc:postgresql://copy.example/waybill");
  }

  @Test
  void urlOfTheStoreShouldHoldNoPasswordAndNameNoOtherEngine() {
    String some = "key.file = waybill.keys\ndata.dir = data\nstore.user = waybill\n";
    for (String url :
        List.of("jdbc:derby:store", "jdbc:postgresql://db/waybill?ssl=true&Password=s3cret")) {
      assertThatThrownBy(() -> read(some + "store.url = " + url + "\n"))
          .hasMessageContaining("store.url is");
    }
  }

  @Test
  void providerShouldBeTakenWholeOrNotAtAll() throws Exception {
    String some = "key.file = waybill.keys\ndata.dir = data\noidc.issuer = https://id.example/r\n";
    assertThatThrownBy(() -> read(some))
        .hasMessageContaining("oidc.clientId is ''; with oidc.issuer it must be set")
        .hasMessageContaining("oidc.clientSecretFile is ''")
        .hasMessageContaining("oidc.redirectUri is ''");
    String all =
        some
            + """
            oidc.clientId = reports
            oidc.clientSecretFile = secret
            oidc.redirectUri = https://reports.example/login/oidc
            """;
    assertThatThrownBy(() -> read(all)).hasMessageContaining("cannot be read");
    secret("secret", "rw-r--r--", "s3cret\n");
    assertThatThrownBy(() -> read(all))
        .hasMessageContaining("can be read by everybody on this machine; chmod 640 it")
        .hasMessageNotContaining("s3cret");
    secret("secret", "rw-r-----", "s3cret\nanother\n");
    assertThatThrownBy(() -> read(all)).hasMessageContaining("it has more than one line");
    secret("secret", "rw-r-----", "s3cret\n");
    assertThat(read(all).access().oidc())
        .hasValueSatisfying(
            oidc -> {
              assertThat(oidc.clientSecret()).isEqualTo("s3cret");
              assertThat(oidc.toString()).doesNotContain("s3cret");
            });
    for (String issuer :
        List.of("http://id.example", "id.example", "https://id.example/?a=b", "file:///etc")) {
      assertThatThrownBy(() -> read(all.replace("https://id.example/r", issuer)))
          .hasMessageContaining("oidc.issuer is '%s'; allowed is an https URL".formatted(issuer));
    }
    assertThatThrownBy(() -> read(all.replace("/login/oidc", "/back")))
        .hasMessageContaining("oidc.redirectUri is");
  }

  @Test
  void hitsShouldNotBeKeptLongerThanTheirMessages() {
    assertThatThrownBy(
            () ->
                read(
                    """
                    key.file = waybill.keys
                    data.dir = data
                    retention.messages.days = 30
                    """))
        .hasMessageContaining(
            "retention.hits.days is 400 and retention.messages.days is 30: the first may not be"
                + " longer");
  }

  @Test
  void hitsShouldNotBeTakenLongerThanTheirMessagesAreKept() {
    assertThatThrownBy(
            () ->
                read(
                    """
                    key.file = waybill.keys
                    data.dir = data
                    retention.addresses.days = 30
                    retention.hits.days = 30
                    retention.messages.days = 30
                    """))
        .hasMessageContaining(
            "retention.days is 400 and retention.messages.days is 30: the first may not be longer");
  }

  @Test
  void everyProblemShouldBeToldAtOnce() {
    assertThatThrownBy(
            () ->
                read(
                    """
                    tracking.lisen = 127.0.0.1:80
                    admin.listen = 192.0.2.1:8081
                    key.file = absent.keys
                    retention.days = forever
                    """))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("5 problems")
        .hasMessageContaining("tracking.lisen is unknown; known are tracking.listen, ")
        .hasMessageContaining(
            "admin.listen is '192.0.2.1:8081'; allowed is a loopback host, or any with admin.tls")
        .hasMessageContaining("absent.keys does not exist")
        .hasMessageContaining("data.dir is missing; allowed is")
        .hasMessageContaining(
            "retention.days is 'forever'; allowed is a whole number from 1 to 36500");
  }

  @Test
  void keyShouldBeRefusedWhenItComesTwice() {
    assertThatThrownBy(() -> read("key.file = waybill.keys\ndata.dir = a\ndata.dir = b\n"))
        .hasMessageContaining("data.dir comes twice; keep one of them");
  }

  @Test
  void keyFileShouldBeRefusedWhenEverybodyCanReadIt() throws Exception {
    Files.setPosixFilePermissions(
        folder.resolve("waybill.keys"), PosixFilePermissions.fromString("rw-r--r--"));
    assertThatThrownBy(() -> read("key.file = waybill.keys\ndata.dir = data\n"))
        .hasMessageContaining("everybody on this machine can read")
        .hasMessageContaining("chmod 640");
  }

  @Test
  void certificateAndKeyShouldComeTogether() {
    assertThatThrownBy(
            () -> read("key.file = waybill.keys\ndata.dir = data\ntracking.tls.key = a.key\n"))
        .hasMessageContaining("tracking.tls.certificate is ''")
        .hasMessageContaining("both or none");
  }

  @Test
  void adminShouldListenAnywhereWithACertificate() throws Exception {
    Settings settings =
        read(
            """
            key.file = waybill.keys
            data.dir = data
            admin.listen = 0.0.0.0:8443
            admin.tls.certificate = tls/admin.crt
            admin.tls.key = tls/admin.key
            """);
    assertThat(settings.admin().tls())
        .hasValue(new TlsFiles(folder.resolve("tls/admin.crt"), folder.resolve("tls/admin.key")));
  }

  @Test
  void proxiesShouldBeNamedForTheProxyProtocol() throws Exception {
    String common = "key.file = waybill.keys\ndata.dir = data\ntracking.proxyProtocol = true\n";
    assertThatThrownBy(() -> read(common)).hasMessageContaining("tracking.trustedProxies is ''");
    assertThatThrownBy(() -> read(common + "tracking.trustedProxies = 10.0.0.1/8\n"))
        .hasMessageContaining("tracking.trustedProxies is '10.0.0.1/8'; allowed is");
    Settings settings = read(common + "tracking.trustedProxies = 10.0.0.0/8, ::1\n");
    assertThat(settings.tracking().proxyProtocol()).isTrue();
  }

  private Settings read(String text) throws Exception {
    Path file = folder.resolve("collector.properties");
    Files.writeString(file, text);
    return SettingsFile.read(file);
  }

  private static List<String> keys(String name) throws IOException {
    Properties properties = new Properties();
    try (Reader text = Files.newBufferedReader(CONF.resolve(name))) {
      properties.load(text);
    }
    return List.copyOf(properties.stringPropertyNames());
  }
}
