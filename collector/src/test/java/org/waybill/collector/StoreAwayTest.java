package org.waybill.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.collector.correlate.Following;
import org.waybill.collector.correlate.Storable;
import org.waybill.collector.correlate.StoreDoor;
import org.waybill.collector.hit.Hit;
import org.waybill.collector.hit.HitKind;
import org.waybill.collector.hit.JournalRecordBytes;
import org.waybill.collector.hit.Method;
import org.waybill.collector.hit.Shipment;
import org.waybill.collector.store.Store;
import org.waybill.collector.store.StoreException;
import org.waybill.collector.store.derby.DerbyStore;
import org.waybill.journal.Acknowledgement;
import org.waybill.journal.FolderDisk;
import org.waybill.journal.Journal;
import org.waybill.journal.JournalOptions;
import org.waybill.journal.Position;
import org.waybill.wire.Day;
import org.waybill.wire.LedgerPosition;
import org.waybill.wire.LedgerRecordBytes;
import org.waybill.wire.Mode;
import org.waybill.wire.PersonCode;

/**
 * A store that is away for an hour, as the pauses between attempts count it: hits are kept
 * meanwhile, and all are stored once when it is back.
 */
class StoreAwayTest {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
  private static final int SEGMENT = 64 << 10;

  @TempDir Path folder;
  private Mailings mailings;
  private Journal journal;
  private boolean away;
  private int hits;

  @BeforeEach
  void open() throws Exception {
    mailings = new Mailings(new Installation(folder));
    journal =
        Journal.open(
            FolderDisk.at(folder.resolve("journal")),
            JournalOptions.named("test").withSegmentBytes(SEGMENT));
  }

  @AfterEach
  void close() throws Exception {
    journal.close();
  }

  @Test
  void hitsShouldBeStoredOnceWhenTheStoreCouldNotBeOpenedForAnHour() throws Exception {
    away = true;
    assertAllIsStoredAfterAnHour(this::openUnlessAway);
  }

  @Test
  void hitsShouldBeStoredOnceWhenTheStoreFailedForAnHour() throws Exception {
    assertAllIsStoredAfterAnHour(this::failingWhenAway);
  }

  private void assertAllIsStoredAfterAnHour(Supplier<Store> opening) throws Exception {
    try (StoreDoor door = new StoreDoor(opening);
        Following following =
            new Following(
                journal,
                door,
                Storable.ALL,
                () -> {
                  throw new AssertionError("an entry was left out");
                })) {
      keepLedger();
      keepHits();
      if (!away) {
        storeAll(following);
      }
      away = true;
      passAnHour(following);
      long grown = journal.bytesOnDisk();
      assertThat(grown).isGreaterThan(4L * SEGMENT);
      assertThat(journal.bytesQueued()).isZero();
      away = false;
      storeAll(following);
      assertThat(journal.bytesOnDisk()).isLessThanOrEqualTo(SEGMENT);
      Audit audit = new Audit(door.now().orElseThrow());
      assertThat(audit.readers())
          .containsExactlyInAnyOrderElementsOf(IntStream.range(0, hits).boxed().toList());
      audit.assertFiguresAreCountsOfEvents(mailings.keys());
    }
  }

  /** No attempt succeeds, none comes later than ten seconds after the last, hits go on coming. */
  private void passAnHour(Following following) throws Exception {
    Duration passed = Duration.ZERO;
    while (passed.compareTo(HOUR) < 0) {
      keepHits();
      Following.Step step = following.step();
      assertThat(step).isInstanceOf(Following.Step.Failed.class);
      Duration pause = ((Following.Step.Failed) step).pause();
      assertThat(pause).isPositive().isLessThanOrEqualTo(LONGEST_PAUSE);
      passed = passed.plus(pause);
    }
  }

  private static void storeAll(Following following) {
    Following.Step step = following.step();
    while (step instanceof Following.Step.Stored) {
      step = following.step();
    }
    assertThat(step).isInstanceOf(Following.Step.UpToDate.class);
  }

  private Store openUnlessAway() {
    if (away) {
      throw new StoreException("away");
    }
    return DerbyStore.open(folder.resolve("store"));
  }

  /** Open, and every errand of it fails while it is away. */
  private Store failingWhenAway() {
    Store store = openUnlessAway();
    return (Store)
        Proxy.newProxyInstance(
            Store.class.getClassLoader(),
            new Class<?>[] {Store.class},
            (proxy, method, arguments) -> {
              if (away) {
                throw new StoreException("no connection");
              }
              try {
                return method.invoke(store, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private void keepHits() throws Exception {
    CompletableFuture<Position> last = new CompletableFuture<>();
    for (Mailings.Place place : mailings.places()) {
      if (place.target().isEmpty()) {
        last = keep(JournalRecordBytes.encode(open(place, hits++)));
      }
    }
    last.get();
  }

  private static Hit open(Mailings.Place place, int reader) {
    return new Hit(
        Installation.NOW.toEpochMilli() + reader,
        Method.GET,
        HitKind.OPEN,
        Mode.IDENTIFIED,
        place.copy(),
        new PersonCode(1),
        Day.of(Installation.NOW),
        0,
        "192.0.2.1",
        reader + "-",
        Map.of());
  }

  private void keepLedger() throws Exception {
    LedgerPosition from = new LedgerPosition(RunningCollector.NODE, 1, 16);
    List<byte[]> records = Stream.of(mailings.allSent()).map(LedgerRecordBytes::encode).toList();
    keep(JournalRecordBytes.encode(new Shipment(from, from.at(10_000), records))).get();
  }

  private CompletableFuture<Position> keep(byte[] record) {
    CompletableFuture<Position> kept = new CompletableFuture<>();
    journal.append(
        record,
        new Acknowledgement() {
          @Override
          public void durable(Position position) {
            kept.complete(position);
          }

          @Override
          public void failed(Throwable cause) {
            kept.completeExceptionally(cause);
          }
        });
    return kept;
  }
}
