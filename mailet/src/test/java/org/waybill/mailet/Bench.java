package org.waybill.mailet;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.apache.james.filesystem.api.FileSystem;
import org.apache.james.metrics.api.MetricFactory;
import org.apache.james.metrics.tests.RecordingMetricFactory;
import org.apache.james.server.core.JamesServerResourceLoader;
import org.apache.james.server.core.filesystem.FileSystemImpl;
import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMailet;
import org.apache.mailet.base.test.FakeMailetConfig;
import org.waybill.journal.FaultyDisk;
import org.waybill.journal.FolderDisk;
import org.waybill.keys.KeyFile;
import org.waybill.wire.KeyLife;
import org.waybill.wire.KeyRing;
import org.waybill.wire.LedgerRecord;
import org.waybill.wire.Seals;

/** A James root with its conf folder, a spool, a collector with the same keys, and our mailet. */
final class Bench implements AutoCloseable {

  static final Instant NOW = Instant.parse("2026-11-02T10:00:00Z");

  private final Path root;
  private final List<GenericMailet> mailets = new ArrayList<>();
  private final KeyRing keys = keys();
  private final Collector collector;
  private final int port;
  private final List<FaultyDisk> disks = new ArrayList<>();

  final Spool spool = new Spool();
  final RecordingMetricFactory metrics = new RecordingMetricFactory();

  Bench() throws IOException {
    root = Files.createTempDirectory("waybill-bench");
    collector = Collector.with(keys);
    port = collector.port();
    Files.createDirectory(conf());
    Files.writeString(
        conf().resolve("waybill.properties"),
        "trackingUrl=https://track.example\nhostCheck=off\ncollectorUrl=http://127.0.0.1:%d\n"
            .formatted(port));
    KeyFile.create(conf().resolve("waybill.keys"), keys);
  }

  /** A second goes by with every look, so that nothing waits for a time that never comes. */
  private static InstantSource clock() {
    AtomicLong looks = new AtomicLong();
    return () -> NOW.plusSeconds(looks.getAndIncrement());
  }

  static KeyRing keys() {
    return KeyRing.generate(NOW.minus(Duration.ofDays(1)), new SecureRandom());
  }

  /** The same key file with one key more, active at once. */
  KeyRing oneKeyMore() throws IOException {
    return KeyFile.change(
        conf().resolve("waybill.keys"),
        ring -> new KeyLife(ring, NOW.minus(KeyLife.NOTICE)).rotated(new SecureRandom()));
  }

  Path conf() {
    return root.resolve("conf");
  }

  Seals seals() {
    return Seals.of(keys);
  }

  Collector collector() {
    return collector;
  }

  /** A collector in place of the closed one, with the same keys, at the same address. */
  Collector collectorAgain() throws IOException {
    return Collector.with(keys, port);
  }

  /** The disk of the ledger opened last. */
  FaultyDisk disk() {
    return disks.getLast();
  }

  /** A mailet whose collector has confirmed the keys, for this run and the next. */
  AddTracking mailet(Map<String, String> overrides) throws MessagingException {
    AddTracking mailet = start(overrides);
    Path kept = mailet.environment().needs().ledgerDir().resolve("confirmed-keys");
    await(() -> mailet.trouble().isEmpty() && Files.exists(kept));
    return mailet;
  }

  AddTracking mailet() throws MessagingException {
    return mailet(Map.of());
  }

  /** A mailet just started. */
  AddTracking start(Map<String, String> overrides) throws MessagingException {
    return start(AddTracking::new, overrides);
  }

  /** How one of our mailets is made. */
  interface Maker<M extends GenericMailet> {
    M make(MetricFactory metrics, FileSystem files, InstantSource clock, DiskAt disks);
  }

  /** Any mailet just started. */
  <M extends GenericMailet> M start(Maker<M> maker, Map<String, String> overrides)
      throws MessagingException {
    M mailet =
        maker.make(
            metrics,
            new FileSystemImpl(new JamesServerResourceLoader(root.toString())),
            clock(),
            folder -> {
              disks.add(new FaultyDisk(FolderDisk.at(folder)));
              return disks.getLast();
            });
    FakeMailetConfig.Builder config =
        FakeMailetConfig.builder().mailetName("ours").mailetContext(spool.context());
    overrides.forEach(config::setProperty);
    mailet.init(config.build());
    mailets.add(mailet);
    return mailet;
  }

  /** Sends a mail through a mailet and gives what the rest of James sees of the original. */
  Handed serve(AddTracking mailet, Mail mail) throws MessagingException, IOException {
    mailet.service(mail);
    return Handed.of(mail);
  }

  int count(String metric) {
    return metrics.countFor("waybill." + metric);
  }

  /** Everything the collector got, once the ledger has nothing left. */
  List<LedgerRecord> shipped(int atLeast) {
    await(() -> collector.records().size() >= atLeast);
    return collector.records();
  }

  static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
      LockSupport.parkNanos(1_000_000);
    }
    assertThat(condition.getAsBoolean()).as("came true within 20 s").isTrue();
  }

  @Override
  public void close() throws IOException {
    disks.forEach(FaultyDisk::heal);
    mailets.forEach(GenericMailet::destroy);
    collector.close();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
