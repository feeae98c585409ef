package org.waybill.walk;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import org.waybill.collector.Collector;
import org.waybill.collector.Settings;
import org.waybill.collector.SettingsFile;
import org.waybill.collector.access.AccessLog;
import org.waybill.collector.access.Accounts;
import org.waybill.collector.access.Passwords;
import org.waybill.collector.access.Role;
import org.waybill.collector.classify.RuleJudge;
import org.waybill.collector.classify.Rules;
import org.waybill.collector.networks.Networks;
import org.waybill.collector.store.Batch;
import org.waybill.collector.store.Ripe;
import org.waybill.collector.store.Store;
import org.waybill.collector.store.derby.EmptyDerby;
import org.waybill.journal.FolderDisk;
import org.waybill.keys.KeyFile;
import org.waybill.wire.Day;
import org.waybill.wire.Ids;
import org.waybill.wire.KeyRing;
import org.waybill.wire.Mode;
import org.waybill.wire.PersonCode;
import org.waybill.wire.Sealer;
import org.waybill.wire.Seals;
import org.waybill.wire.Token;
import org.waybill.wire.TokenKind;
import org.waybill.wire.TrackedPath;
import org.waybill.wire.TrackingId;

/** A whole collector with what it was told before, and the people who read its pages. */
final class Office implements AutoCloseable {

  /** What its clock shows, always. */
  static final Instant NOW = Instant.parse("2026-11-23T15:40:12Z");

  static final String PASSWORD = "correct horse battery";

  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final KeyRing KEYS = KeyRing.generate(NOW.minusSeconds(60), new SecureRandom());

  private final Collector collector;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private Office(Collector collector) {
    this.collector = collector;
  }

  /** The code of a recipient, as its mailet seals it. */
  static PersonCode person(String recipient) {
    return new Ids(KEYS.identity()).person(recipient);
  }

  /**
   * Opens one in an empty folder.
   *
   * @param before what its store holds, judged
   */
  static Office open(Path folder, List<Batch> before) throws Exception {
    KeyFile.create(folder.resolve("waybill.keys"), KEYS);
    Path file = folder.resolve("collector.properties");
    Files.writeString(
        file,
        """
        key.file = waybill.keys
        data.dir = data
        tracking.listen = 127.0.0.1:0
        admin.listen = 127.0.0.1:0
        """);
    Settings settings = SettingsFile.read(file);
    Files.createDirectories(settings.dataDir());
    fill(settings.storeDir(), before);
    hire(settings);
    Collector collector = Collector.start(settings, CLOCK);
    return new Office(collector);
  }

  private static void fill(Path folder, List<Batch> batches) {
    try (Store store = EmptyDerby.open(folder)) {
      batches.forEach(store::apply);
      Ripe all = Ripe.at(NOW, Duration.ZERO, Duration.ZERO);
      while (store.settle(RuleJudge.of(Rules.builtIn(), Networks.NONE), all)) {
        // goes on until nothing is left
      }
    }
  }

  /** One of each role, by its word. */
  private static void hire(Settings settings) throws IOException {
    FolderDisk.at(settings.accessLogDir());
    try (AccessLog log = AccessLog.open(FolderDisk.at(settings.accessLogDir()), CLOCK, 400)) {
      Accounts accounts =
          Accounts.open(FolderDisk.at(settings.dataDir()), settings.adminUser(), log, CLOCK);
      for (Role role : Role.values()) {
        accounts.add(Accounts.By.COMMAND, user(role), role, Passwords.hash(PASSWORD));
      }
    }
  }

  /** The name of whoever has that role. */
  static String user(Role role) {
    return "the-" + role.word();
  }

  /** Where its pages are, without a path. */
  String url() {
    return "http://" + collector.admin();
  }

  /** Somebody's mail program loads the picture of a copy. */
  void load(TrackingId copy) throws IOException, InterruptedException {
    Sealer sealer = Seals.of(KEYS).sealer(NOW, KEYS.fingerprints()).orElseThrow();
    Token token = Token.open(Mode.IDENTIFIED, copy, new PersonCode(1), Day.of(NOW));
    TrackedPath path = new TrackedPath(TokenKind.OPEN, sealer.seal(token));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(collector.trackingUrl() + path)).build();
    client.send(request, HttpResponse.BodyHandlers.discarding());
  }

  /** The page that says to a recipient what is recorded, as a URL. */
  String withdrawal(String recipient) {
    TrackingId copy = TrackingId.of(new byte[16]);
    return sealed(
        new Token(
            TokenKind.WITHDRAW, Mode.IDENTIFIED, copy, person(recipient), Day.of(NOW), 0, ""));
  }

  /** A tracked link, as a URL. */
  String link(String target) {
    return link(TrackingId.of(new byte[16]), target);
  }

  private String link(TrackingId copy, String target) {
    return sealed(Token.click(Mode.IDENTIFIED, copy, new PersonCode(1), Day.of(NOW), 1, target));
  }

  /** The page that shows where a link leads, as a URL. */
  String preview(String target) {
    return link(target) + "+";
  }

  /** The same of a copy's link, whose sender it names. */
  String preview(TrackingId copy, String target) {
    return link(copy, target) + "+";
  }

  /** What the tracking host says of itself, as a URL. */
  String home() {
    return collector.trackingUrl() + "/";
  }

  private String sealed(Token token) {
    Sealer sealer = Seals.of(KEYS).sealer(NOW, KEYS.fingerprints()).orElseThrow();
    return collector.trackingUrl() + new TrackedPath(token.kind(), sealer.seal(token));
  }

  /** What a program of the admin's gets there. */
  String get(String path) throws IOException, InterruptedException {
    String pair = user(Role.ADMIN) + ":" + PASSWORD;
    String basic =
        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url() + path)).header("Authorization", basic).build();
    HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException(path + ": " + answer.statusCode() + " " + answer.body());
    }
    return answer.body();
  }

  @Override
  public void close() {
    client.close();
    collector.close();
  }
}
