package org.waybill.collector.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.waybill.collector.store.SampleJournal.SENT_AT;
import static org.waybill.collector.store.SampleJournal.copy;
import static org.waybill.collector.store.SampleJournal.sent;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.waybill.collector.classify.Judge;
import org.waybill.collector.device.Device;
import org.waybill.wire.TokenKind;

/** What every store promises of devices: told of persons as they are judged, and kept from then. */
public abstract class DeviceContract extends StoreFixture {

  private static final long MINUTE = 60_000;
  private static final Ripe ALL = Ripe.all(Instant.ofEpochMilli(SENT_AT + 60 * MINUTE));
  private static final Device GERMAN =
      new Device.Own(Optional.of("person"), Optional.empty(), Optional.of("DE"));

  protected DeviceContract(StoreEngine engine) {
    super(engine);
  }

  private void open(int recipient, String agent) {
    journal.hit(TokenKind.OPEN, "GET", copy(1, recipient), 0, SENT_AT + MINUTE, agent);
  }

  private void settle(Judge judge) {
    while (store.settle(judge, ALL)) {}
    new StoreRecount().holds(store.reports(), Integer.MIN_VALUE);
  }

  private List<Device> devices() {
    return events().stream().map(Event::device).toList();
  }

  private long hits(SubjectKind kind, String name) {
    return store
        .reports()
        .subject(Subject.of(kind, name), Integer.MIN_VALUE, Integer.MAX_VALUE)
        .hits()
        .stream()
        .mapToLong(SubjectFigures.Hits::hits)
        .sum();
  }

  @Test
  void devicesShouldBeToldOfPersonsAlone() {
    journal.ledger(sent(1, 3));
    open(1, "person");
    open(2, "person proxy");
    open(3, "machine burst");
    apply();
    assertThat(devices()).containsOnly(new Device.Untold());

    settle(new TestJudge(1, 0));

    assertThat(devices()).containsExactly(GERMAN, new Device.Proxy(), new Device.Untold());
    assertThat(hits(SubjectKind.CLIENT, "person")).isOne();
    assertThat(hits(SubjectKind.COUNTRY, "DE")).isOne();
    assertThat(hits(SubjectKind.SYSTEM, Subjects.PROXY)).isOne();
    assertThat(store.reports().largest(SubjectKind.CLIENT, Integer.MIN_VALUE, Integer.MAX_VALUE))
        .extracting(subject -> store.reports().nameOf(subject).orElseThrow())
        .containsExactlyInAnyOrder("person", Subjects.PROXY);
  }

  @Test
  void devicesShouldBeWhatTheStoreSaysWhenItIsOpenedAgain() {
    journal.ledger(sent(1, 2));
    open(1, "person");
    apply();
    settle(new TestJudge(1, 0));

    store.close();
    openStore();
    open(2, "person");
    apply();
    settle(new TestJudge(1, 0));

    assertThat(devices()).containsExactly(GERMAN, GERMAN);
    assertThat(hits(SubjectKind.COUNTRY, "DE")).isEqualTo(2);
  }

  @Test
  void devicesShouldOutliveUserAgents() {
    journal.ledger(sent(1, 2));
    open(1, "person");
    apply();
    settle(new TestJudge(1, 0));
    Instant later = Instant.ofEpochMilli(SENT_AT + 2 * MINUTE);

    while (store.purge(
        new Expiry(Instant.EPOCH, later, Instant.EPOCH, Instant.EPOCH, Instant.EPOCH))) {}
    assertThat(events()).extracting(Event::userAgent).containsExactly("");
    while (store.reclassify(new TestJudge(2, 0), later, false).isMore()) {}
    assertThat(devices()).containsExactly(GERMAN);

    StoreRecount recount = new StoreRecount();
    recount.observe(store.reports());
    while (store.purge(new Expiry(later, later, Instant.EPOCH, Instant.EPOCH, Instant.EPOCH))) {}
    journal.hit(TokenKind.OPEN, "GET", copy(1, 1), 0, SENT_AT, "person");
    apply();
    while (store.settle(new TestJudge(1, 0), ALL)) {}
    recount.holds(store.reports(), Integer.MIN_VALUE);
    assertThat(hits(SubjectKind.CLIENT, "person")).isEqualTo(2);
    assertThat(store.check()).isEmpty();
  }

  @Test
  void reclassifyShouldTakeTheDeviceFromWhoIsNoPersonAnyMore() {
    journal.ledger(sent(1, 1));
    open(1, "person");
    apply();
    settle(new TestJudge(1, 0));

    Judge other = new TestJudge(2, 1);
    while (store.reclassify(other, Instant.ofEpochMilli(SENT_AT), false).isMore()) {}

    assertThat(devices()).containsExactly(new Device.Untold());
    assertThat(hits(SubjectKind.CLIENT, "person")).isZero();
    new StoreRecount().holds(store.reports(), Integer.MIN_VALUE);
  }
}
