package org.waybill.collector;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.waybill.collector.gate.OidcOptions;
import org.waybill.collector.hit.PrivacySignal;
import org.waybill.collector.http.Retention;
import org.waybill.collector.listen.ListenAddress;
import org.waybill.collector.listen.ListenerLimits;
import org.waybill.collector.listen.ListenerOptions;
import org.waybill.collector.mail.MailOptions;
import org.waybill.collector.store.Keeping;
import org.waybill.collector.store.postgres.PostgresAddress;
import org.waybill.keys.KeyFile;
import org.waybill.wire.Day;
import org.waybill.wire.KeyRing;
import org.waybill.wire.Labels;
import org.waybill.wire.LedgerRecord;
import org.waybill.wire.MessageId;
import org.waybill.wire.MessageKey;
import org.waybill.wire.Mode;
import org.waybill.wire.PersonCode;
import org.waybill.wire.RecordId;
import org.waybill.wire.Sealer;
import org.waybill.wire.Seals;
import org.waybill.wire.SentCopy;
import org.waybill.wire.SentLink;
import org.waybill.wire.Token;
import org.waybill.wire.TokenKind;
import org.waybill.wire.TrackedPath;
import org.waybill.wire.TrackingId;

/** A folder with keys, and the mailet's part: tokens and ledger records. Numbers name copies. */
final class Installation {

  static final Instant NOW = Instant.parse("2026-11-02T10:00:00Z");
  static final String TARGET = "https://shop.example/a?b=1&c=%20d#e";
  static final MessageKey MESSAGE = MessageKey.of(new byte[16]);

  private static final ListenAddress ANY = new ListenAddress("127.0.0.1", 0);

  final Path folder;
  final KeyRing keys;

  /** About what the collector's clock shows when it starts. */
  Instant collectorTime = NOW;

  /** The size at which the journal begins another file. */
  int journalSegmentBytes = 64 << 20;

  /** Where mailets ship to, where it is not the admin's address. */
  Optional<ListenerOptions> intake = Optional.empty();

  /** Under which names the world asks. */
  HostSettings hosts = HostSettings.NONE;

  /** What is done about senders who may be hijacked. */
  SpikeSettings spikes = SpikeSettings.OFF;

  /** Who gets reports by mail. */
  Optional<MailOptions> reportMail = Optional.empty();

  /** Where the store is, where it is not in the folder. */
  Optional<PostgresAddress> postgres = Optional.empty();

  /** Who may say who somebody is. */
  Optional<OidcOptions> oidc = Optional.empty();

  /** With which signals a hit is not kept. */
  Set<PrivacySignal> honoured = Set.of();

  private final Sealer sealer;

  Installation(Path folder) throws IOException {
    this(folder, KeyRing.generate(NOW.minusSeconds(60), new SecureRandom()));
  }

  private Installation(Path folder, KeyRing keys) throws IOException {
    this.folder = folder;
    this.keys = keys;
    this.sealer = Seals.of(keys).sealer(NOW, keys.fingerprints()).orElseThrow();
    KeyFile.create(folder.resolve("waybill.keys"), keys);
  }

  /** Another collector of it, with a folder of its own. */
  Installation beside(Path other) throws IOException {
    return new Installation(other, keys);
  }

  Settings settings(Duration answerWait) {
    return new Settings(
        ListenerOptions.plain("tracking.listen", ANY),
        ListenerOptions.plain("admin.listen", ANY).within(ListenerLimits.OWN),
        intake,
        hosts,
        spikes,
        folder.resolve("waybill.keys"),
        folder.resolve("data"),
        postgres,
        "admin",
        AccessSettings.DEFAULT.with(oidc),
        new Retention(400),
        new Keeping(400, 90, 800, 3_650, 90),
        Duration.ofMinutes(10),
        journalSegmentBytes,
        answerWait,
        Duration.ofSeconds(3),
        Duration.ofSeconds(10),
        reportMail,
        honoured);
  }

  /** The path of a copy's pixel. */
  String pixel(int copy) {
    return pixel(copy, Day.of(NOW));
  }

  String pixel(int copy, int day) {
    Token token = Token.open(Mode.IDENTIFIED, id(copy), new PersonCode(copy), day);
    return new TrackedPath(TokenKind.OPEN, sealer.seal(token)).toString();
  }

  /** The path of a second pixel at the end of a copy. */
  String lastPixel(int copy) {
    Token token =
        new Token(
            TokenKind.OPEN, Mode.IDENTIFIED, id(copy), new PersonCode(copy), Day.of(NOW), 1, "");
    return new TrackedPath(TokenKind.OPEN, sealer.seal(token)).toString();
  }

  /** The path of a copy's only link. */
  String link(int copy) {
    return link(copy, Day.of(NOW), TARGET);
  }

  String link(int copy, int day, String target) {
    Token token = Token.click(Mode.IDENTIFIED, id(copy), new PersonCode(copy), day, 1, target);
    return new TrackedPath(TokenKind.CLICK, sealer.seal(token)).toString();
  }

  /** The path of the page that says what is recorded of a copy's recipient. */
  String withdrawal(int copy) {
    return withdrawal(copy, Mode.IDENTIFIED, new PersonCode(copy));
  }

  String withdrawal(int copy, Mode mode, PersonCode person) {
    Token token = new Token(TokenKind.WITHDRAW, mode, id(copy), person, Day.of(NOW), 0, "");
    return new TrackedPath(TokenKind.WITHDRAW, sealer.seal(token)).toString();
  }

  /** The same path with its last character another one. */
  static String forged(String path) {
    String suffix = path.endsWith(".gif") ? ".gif" : "";
    int last = path.length() - suffix.length() - 2;
    char other = path.charAt(last) == 'A' ? 'B' : 'A';
    return path.substring(0, last) + other + path.substring(last + 1);
  }

  /** What the ledger says of one message to copies 1 to n. */
  static LedgerRecord sent(int copies) {
    List<SentCopy> sent =
        java.util.stream.IntStream.rangeClosed(1, copies)
            .mapToObj(
                n -> new SentCopy(id(n), new PersonCode(n), "r%d@example.org".formatted(n), 1, 1))
            .toList();
    return new LedgerRecord.Sent(
        RecordId.of(new byte[16]),
        NOW.toEpochMilli(),
        MESSAGE,
        MessageId.of("<one@sender.example>"),
        "news@sender.example",
        "news@sender.example",
        "Autumn",
        Mode.IDENTIFIED,
        Labels.NONE,
        List.of(new SentLink(1, TARGET, "Shop")),
        sent);
  }

  static TrackingId id(int copy) {
    byte[] bytes = new byte[16];
    bytes[0] = (byte) (copy >> 8);
    bytes[1] = (byte) copy;
    return TrackingId.of(bytes);
  }
}
