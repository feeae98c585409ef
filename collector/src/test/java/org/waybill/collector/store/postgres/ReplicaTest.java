package org.waybill.collector.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.waybill.collector.store.SampleJournal.message;
import static org.waybill.collector.store.SampleJournal.sent;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.waybill.collector.device.Recognizer;
import org.waybill.collector.store.Reports;
import org.waybill.collector.store.SampleJournal;
import org.waybill.collector.store.Store;

/** Reports of a store whose server keeps a replica. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class ReplicaTest {

  private static final String NODE = "00000000000000a1";

  private final SampleJournal journal = new SampleJournal();
  private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
  private PostgresServer server;
  private PostgresServer replica;
  private PostgresAddress copy;
  private Store store;

  @BeforeEach
  void start() throws Exception {
    server = PostgresServer.start();
    PostgresAddress database = server.newDatabase("reported");
    replica = server.replica();
    copy = replica.address("reported");
    PostgresServer.execute(copy, "SELECT 1"); // the first connection to a new server takes long
    store = open(database.withReplica(copy.url()));
    apply(1);
  }

  @AfterEach
  void end() throws Exception {
    store.close();
    replica.close();
    server.close();
  }

  @Test
  void recentReportsShouldBeReadFromTheReplica() {
    pause();
    apply(2);
    assertThat(knows(store.reports(), 2)).isTrue();
    assertThat(knows(store.recentReports(), 1)).isTrue();
    assertThat(knows(store.recentReports(), 2)).isFalse();
  }

  @Test
  void recentReportsShouldBeReadFromTheDatabaseWhileTheReplicaIsFarBehind() {
    pause();
    apply(2);
    ahead.set(Duration.ofSeconds(31));
    assertThat(knows(store.recentReports(), 2)).isTrue();
    ahead.set(Duration.ZERO);
    assertThat(knows(store.recentReports(), 2)).isFalse();
  }

  @Test
  void recentReportsShouldBeReadFromTheDatabaseWhereTheReplicaIsGone() throws Exception {
    assertThat(knows(store.recentReports(), 1)).isTrue();
    replica.close();
    apply(2);
    assertThat(knows(store.recentReports(), 2)).isTrue();
    assertThat(store.check()).isEmpty();
  }

  @Test
  void openShouldNotMindThatTheReplicaIsAway() {
    store.close();
    store = open(server.address("reported").withReplica("jdbc:postgresql://127.0.0.1:1/none"));
    assertThat(knows(store.recentReports(), 1)).isTrue();
  }

  private static boolean knows(Reports reports, int number) {
    return reports.message(message(number)).isPresent();
  }

  private void apply(int number) {
    store.apply(journal.ledger(sent(number, "one", number)).batch());
  }

  /** By the machine's clock, which is the server's too, or one that is ahead of it. */
  private Store open(PostgresAddress address) {
    InstantSource system = InstantSource.system();
    return PostgresStore.open(
        address, NODE, Recognizer.NONE, () -> system.instant().plus(ahead.get()));
  }

  /** Until the replica has everything, and then nothing more comes there. */
  private void pause() {
    String end =
        PostgresServer.texts(server.address("reported"), "SELECT pg_current_wal_lsn()").getFirst();
    awaitTrue("SELECT pg_last_wal_replay_lsn() >= '%s'".formatted(end));
    PostgresServer.execute(copy, "SELECT pg_wal_replay_pause()");
    awaitTrue("SELECT pg_get_wal_replay_pause_state() = 'paused'");
  }

  private void awaitTrue(String question) {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!PostgresServer.texts(copy, question).equals(List.of("t"))) {
      assertThat(System.nanoTime()).as(question).isLessThan(end);
      Thread.onSpinWait();
    }
  }
}
