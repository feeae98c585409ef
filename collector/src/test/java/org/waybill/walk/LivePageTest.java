package org.waybill.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.collector.access.Role;
import org.waybill.collector.store.Batch;
import org.waybill.collector.store.StoreEntry;
import org.waybill.proof.week.SampleWeek;
import org.waybill.wire.LedgerRecord;
import org.waybill.wire.TrackingId;

/** Somebody looks on in a browser while mail is opened. */
class LivePageTest {

  @TempDir Path folder;
  private Office office;
  private Guest guest;
  private TrackingId copy;

  @BeforeEach
  void open() throws Exception {
    List<Batch> week = SampleWeek.of(7, 200, Office.NOW, Office::person);
    copy = copy(week);
    office = Office.open(folder, week);
    guest = Guest.of(office, Way.MOUSE);
    guest.signIn(Role.ADMIN);
    guest.visit("/live");
    await(() -> guest.text("#live-state").startsWith("Connected"));
  }

  @AfterEach
  void close() {
    guest.close();
    office.close();
  }

  static TrackingId copy(List<Batch> week) {
    return week.stream()
        .flatMap(batch -> batch.entries().stream())
        .filter(StoreEntry.LedgerRow.class::isInstance)
        .map(entry -> ((StoreEntry.LedgerRow) entry).record())
        .filter(LedgerRecord.Sent.class::isInstance)
        .map(record -> ((LedgerRecord.Sent) record).copies().getFirst().copy())
        .findFirst()
        .orElseThrow();
  }

  static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("it came true within a minute").isLessThan(deadline);
      LockSupport.parkNanos(50_000_000);
    }
  }

  private Object first() {
    return guest.run("return document.getElementById('live-rows').rows[0]");
  }

  private boolean isFirstRow(String words) {
    return guest.text("#live-rows tr").contains(words);
  }

  @Test
  void rowsShouldComeByThemselvesAndWaitWhenPaused() throws Exception {
    office.load(copy);
    await(() -> isFirstRow("unsettled"));

    guest.press(" ");
    await(() -> guest.text("#live-state").startsWith("Paused"));
    office.load(copy);
    await(() -> guest.text("#live-new").equals("1 new"));
    Object before = first();
    guest.run("document.getElementById('live-new').click()");
    assertThat(first()).isNotEqualTo(before);
    assertThat(guest.run("return document.getElementById('live-new').hidden")).isEqualTo(true);
    assertThat(guest.complaints()).isEmpty();
  }

  @Test
  void newRowsShouldBeAnnouncedInOneSentence() throws Exception {
    office.load(copy);
    await(
        () -> guest.run("return document.getElementById('live-said').textContent").equals("1 new"));
  }

  @Test
  void filterShouldLookOnWithoutComplaints() throws Exception {
    guest.visit("/live?q=is%3Amachine");
    await(() -> guest.text("#live-state").startsWith("Connected"));
    office.load(copy);
    guest.visit("/live");
    await(() -> isFirstRow("unsettled"));

    assertThat(guest.complaints()).isEmpty();
  }
}
