package org.waybill.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.waybill.collector.store.Event;
import org.waybill.collector.store.EventCursor;
import org.waybill.collector.store.Store;
import org.waybill.collector.store.derby.DerbyStore;
import org.waybill.journal.Disk;
import org.waybill.journal.FolderDisk;
import org.waybill.wire.IntakeAnswer;
import org.waybill.wire.LedgerBatch;
import org.waybill.wire.LedgerChannel;
import org.waybill.wire.LedgerPosition;
import org.waybill.wire.LedgerRecord;
import org.waybill.wire.LedgerRecordBytes;

/** A whole collector of an installation, with real HTTP, journal and Derby. */
final class RunningCollector implements AutoCloseable {

  static final String NODE = "0123456789abcdef";

  private static final long BETWEEN_LOOKS = 1_000_000;

  /** Each start is a second later than the one before. */
  private static final AtomicInteger STARTS = new AtomicInteger();

  private final Installation installation;
  private final Browser browser = new Browser();
  private final AtomicReference<Store> store = new AtomicReference<>();
  final Collector collector;

  private RunningCollector(
      Installation installation, Duration wait, Disk disk, Supplier<Store> opening)
      throws Exception {
    this(
        installation,
        installation.settings(wait),
        Clock.fixed(
            installation.collectorTime.plusSeconds(STARTS.incrementAndGet()), ZoneOffset.UTC),
        disk,
        opening);
  }

  private RunningCollector(
      Installation installation, Settings settings, Clock clock, Disk disk, Supplier<Store> opening)
      throws Exception {
    this.installation = installation;
    collector =
        Collector.start(
            settings,
            clock,
            disk,
            () -> {
              Store opened = opening.get();
              store.set(opened);
              return opened;
            });
  }

  static RunningCollector of(Installation installation) throws Exception {
    return on(installation, disk(installation), Duration.ofSeconds(20));
  }

  static RunningCollector on(Installation installation, Disk disk, Duration wait) throws Exception {
    return new RunningCollector(installation, wait, disk, () -> derby(installation));
  }

  static RunningCollector with(Installation installation, Supplier<Store> opening)
      throws Exception {
    return new RunningCollector(installation, Duration.ofSeconds(20), disk(installation), opening);
  }

  /** One by the clock of this machine, as other processes of the installation are. */
  static RunningCollector now(Installation installation, Settings settings, Supplier<Store> opening)
      throws Exception {
    return new RunningCollector(
        installation, settings, Clock.systemUTC(), disk(installation), opening);
  }

  /** One with settings and a clock of its own. */
  static RunningCollector under(Installation installation, Settings settings, Clock clock)
      throws Exception {
    return new RunningCollector(
        installation, settings, clock, disk(installation), () -> derby(installation));
  }

  static Disk disk(Installation installation) throws Exception {
    return FolderDisk.at(installation.folder.resolve("data/journal"));
  }

  static Store derby(Installation installation) {
    return DerbyStore.open(installation.folder.resolve("data/store"));
  }

  /** Readers ask as long as that. */
  void ask(Readers readers, BooleanSupplier going) throws InterruptedException {
    readers.ask(collector.tracking(), going, 0, () -> {});
  }

  /** One of many readers asks, and waits for the answer. */
  void hit(Mailings.Place place, int reader) {
    HttpResponse<byte[]> answer =
        browser.getSoon(collector.tracking(), place.path(), Readers.agent(reader)).join();
    assertThat(answer.statusCode()).isLessThan(400);
  }

  HttpResponse<byte[]> get(String path) throws Exception {
    return browser.get(collector.tracking(), path);
  }

  HttpResponse<byte[]> ask(String method, String path) throws Exception {
    return browser.ask(collector.tracking(), method, path);
  }

  /** As a browser that sends a form; fields are names and values of the header. */
  HttpResponse<byte[]> send(String path, String form, String... fields) throws Exception {
    return browser.ask(collector.tracking(), "POST", path, BodyPublishers.ofString(form), fields);
  }

  /** With further header fields, names and values. */
  HttpResponse<byte[]> getWith(String path, String... fields) throws Exception {
    return browser.ask(collector.tracking(), "GET", path, BodyPublishers.noBody(), fields);
  }

  HttpResponse<byte[]> put(String path, byte[] body) throws Exception {
    return browser.ask(collector.admin(), "PUT", path, BodyPublishers.ofByteArray(body));
  }

  HttpResponse<byte[]> getAdmin(String path) throws Exception {
    return browser.get(collector.admin(), path);
  }

  HttpResponse<byte[]> getAdmin(String path, String user, String password) throws Exception {
    return browser.get(collector.admin(), path, user, password);
  }

  /** The store, which has been opened by now. */
  Store store() {
    return Optional.ofNullable(store.get()).orElseThrow();
  }

  boolean isStoreOpen() {
    return store.get() != null;
  }

  /** Ships as a mailet does; the answer was made by these keys for this body. */
  IntakeAnswer ship(LedgerRecord... records) throws Exception {
    LedgerChannel channel = LedgerChannel.of(installation.keys.identity());
    LedgerPosition place = new LedgerPosition(NODE, 1, 16);
    byte[] batch =
        LedgerBatch.encode(List.of(records).stream().map(LedgerRecordBytes::encode).toList());
    byte[] sealed = channel.seal(place, batch);
    HttpResponse<byte[]> answer = put(place.path(), sealed);
    assertThat(answer.statusCode()).isEqualTo(200);
    return IntakeAnswer.parse(text(answer), channel, LedgerChannel.digest(sealed)).orElseThrow();
  }

  /** The store's events when there are that many. */
  List<Event> awaitEvents(int count) {
    await(() -> events().size() >= count);
    return events();
  }

  private List<Event> events() {
    return Optional.ofNullable(store.get())
        .map(open -> open.reports().events(EventCursor.START, 10_000))
        .orElseGet(List::of);
  }

  static void await(BooleanSupplier condition) {
    Instant end = Instant.now().plusSeconds(60);
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).as("the condition came in time").isBefore(end);
      LockSupport.parkNanos(BETWEEN_LOOKS); // what is waited for needs the processor
    }
  }

  static String text(HttpResponse<byte[]> answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    browser.close();
    collector.close();
  }
}
