package org.waybill.bench.soak;

import java.io.BufferedWriter;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.waybill.journal.FolderDisk;
import org.waybill.ledger.Ledger;
import org.waybill.ledger.LedgerOptions;
import org.waybill.ledger.LedgerOutcome;
import org.waybill.ledger.Shipper;
import org.waybill.ledger.ShipperOptions;
import org.waybill.ledger.SwitchedHere;
import org.waybill.wire.Day;
import org.waybill.wire.KeyRing;
import org.waybill.wire.Labels;
import org.waybill.wire.LedgerChannel;
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
import org.waybill.wire.TrackedPath;
import org.waybill.wire.TrackingId;

/**
 * Copies that a collector knows, because a ledger told it of them as a mailet does; and a file of
 * their pixels and links, one a line, asked for more often the lower a copy's number.
 */
final class Known {

  private static final int MESSAGES = 500;
  private static final int COPIES = 100;
  private static final int PATHS = 200_000;
  private static final String TARGET = "https://shop.example/catalogue/autumn?article=4711";
  private static final long LEDGER_BYTES = 1L << 30;
  private static final long LOOK_NANOS = 50_000_000;

  private final Random random = new Random(7);
  private final SecureRandom secure = new SecureRandom();
  private final List<SentCopy> copies = new ArrayList<>();
  private final Instant now;

  private Known(Instant now) {
    this.now = now;
  }

  /**
   * Ships them; returns when the collector has all, with the file of paths.
   *
   * @param folder for the ledger and the file
   * @throws IOException where the ledger does not take a record
   */
  static Path ship(Path folder, KeyRing keys, URI intake, Instant now)
      throws IOException, InterruptedException {
    Known known = new Known(now);
    known.ship(folder.resolve("ledger"), LedgerChannel.of(keys.identity()), intake);
    return known.write(
        folder.resolve("paths.txt"), Seals.of(keys).sealer(now, keys.fingerprints()).orElseThrow());
  }

  private void ship(Path folder, LedgerChannel channel, URI intake)
      throws IOException, InterruptedException {
    InstantSource clock = InstantSource.system();
    try (Ledger ledger =
            Ledger.open(FolderDisk.at(folder), LedgerOptions.bounded(LEDGER_BYTES), clock, secure);
        Shipper shipper =
            Shipper.start(
                ledger, channel, ShipperOptions.to(intake), clock, secure, SwitchedHere.NOTHING)) {
      for (int message = 0; message < MESSAGES; message++) {
        append(ledger, sent(message));
      }
      while (shipper.lagRecords() > 0) {
        LockSupport.parkNanos(LOOK_NANOS);
      }
    }
  }

  /** A disk that is late for once is no reason to end. */
  private static void append(Ledger ledger, LedgerRecord record) throws IOException {
    LedgerOutcome outcome = ledger.append(record);
    for (int again = 0; outcome instanceof LedgerOutcome.Slow && again < 100; again++) {
      LockSupport.parkNanos(LOOK_NANOS);
      outcome = ledger.append(record);
    }
    if (!(outcome instanceof LedgerOutcome.Appended)) {
      throw new IOException("the ledger did not take a record: " + outcome);
    }
  }

  private LedgerRecord.Sent sent(int message) {
    List<SentCopy> of = new ArrayList<>();
    for (int i = 0; i < COPIES; i++) {
      byte[] id = new byte[16];
      random.nextBytes(id);
      of.add(
          new SentCopy(
              TrackingId.of(id),
              new PersonCode(random.nextLong()),
              "reader%d@domain%d.example".formatted(random.nextInt(20_000), i % 50),
              1,
              1));
    }
    copies.addAll(of);
    byte[] key = new byte[16];
    random.nextBytes(key);
    return new LedgerRecord.Sent(
        RecordId.random(secure),
        now.toEpochMilli(),
        MessageKey.of(key),
        MessageId.of("<soak-%d@sender.example>".formatted(message)),
        "news%d@sender.example".formatted(message % 20),
        "news@sender.example",
        "Offers of day " + message,
        Mode.IDENTIFIED,
        Labels.tag("tag" + message % 10),
        List.of(new SentLink(1, TARGET, "Catalogue"), new SentLink(2, TARGET + "&b", "More")),
        of);
  }

  private Path write(Path file, Sealer sealer) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (int i = 0; i < PATHS; i++) {
        SentCopy copy = copies.get((int) (copies.size() * Math.pow(random.nextDouble(), 2)));
        Token token =
            random.nextInt(5) > 0
                ? Token.open(Mode.IDENTIFIED, copy.copy(), copy.person(), Day.of(now))
                : Token.click(Mode.IDENTIFIED, copy.copy(), copy.person(), Day.of(now), 1, TARGET);
        out.write(new TrackedPath(token.kind(), sealer.seal(token)) + "\n");
      }
    }
    return file;
  }
}
