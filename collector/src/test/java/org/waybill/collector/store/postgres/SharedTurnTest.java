package org.waybill.collector.store.postgres;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.collector.store.sql.Session;
import org.waybill.collector.store.sql.Sessions;

/** Two collectors whose transactions write in turn. */
class SharedTurnTest {

  private static final int TIMES = 20;

  /** Whoever waits in vain fails. */
  private static final String PATIENCE = "?options=-c%20lock_timeout=30s";

  @TempDir Path folder;
  private PostgresAddress address;

  @BeforeEach
  void begin() {
    PostgresAddress plain = EmptyPostgres.address(folder.resolve("store"));
    address = new PostgresAddress(plain.url() + PATIENCE, plain.user(), "");
  }

  /** One of them, on a connection of its own. */
  private record Collector(Connection connection, SharedTurn turn) implements AutoCloseable {

    static Collector of(String node, PostgresAddress address) throws SQLException {
      return with(address, new SharedTurn(node, InstantSource.system()));
    }

    static Collector with(PostgresAddress address, SharedTurn turn) throws SQLException {
      Connection connection = address.source().getConnection();
      connection.setAutoCommit(false);
      return new Collector(connection, turn);
    }

    Session session() {
      return Sessions.of(connection, new PostgresDialect());
    }

    boolean take() throws SQLException {
      return turn.take(session());
    }

    String shows(String setting) throws SQLException {
      return session().row(row -> row.getString(1), "SHOW " + setting).orElseThrow();
    }

    @Override
    public void close() throws SQLException {
      connection.close();
    }
  }

  @Test
  void whoHasWaitedLongestShouldBeNextHoweverFastAnotherOneComesAgain() throws Exception {
    List<String> order = Collections.synchronizedList(new ArrayList<>());
    try (Collector hasty = Collector.of("00000000000000a1", address);
        Collector patient = Collector.of("00000000000000b2", address)) {
      for (int i = 0; i < TIMES; i++) {
        hasty.take();
        FutureTask<?> waiting = new FutureTask<>(writing(patient, "patient", order));
        Thread.ofVirtual().start(waiting);
        awaitWaitingInTheQueue();
        hasty.connection().commit();
        writing(hasty, "hasty", order).call();
        waiting.get();
      }
    }
    assertThat(order)
        .isEqualTo(
            Collections.nCopies(TIMES, List.of("patient", "hasty")).stream()
                .flatMap(List::stream)
                .toList());
  }

  /** As when its process hangs: the server hears of no end of its connection. */
  @Test
  void aCollectorThatIsNotHeardOfAnyMoreShouldNotKeepItsTurn() throws Exception {
    SharedTurn bounded = new SharedTurn("00000000000000a1", InstantSource.system(), ofSeconds(5));
    try (Collector silent = Collector.with(address, bounded);
        Collector other = Collector.of("00000000000000b2", address)) {
      silent.take();
      bounded.deleted(silent.session());

      assertThat(other.take()).as("first turn").isTrue();

      other.connection().commit();
      assertThatThrownBy(silent::take).isInstanceOf(SQLException.class);
      assertThat(other.take()).as("something was deleted").isFalse();
    }
  }

  @Test
  void theBoundOfATurnShouldEndWithIt() throws Exception {
    try (Collector collector = Collector.of("00000000000000a1", address)) {
      collector.take();
      assertThat(collector.shows("idle_in_transaction_session_timeout")).isEqualTo("10min");

      collector.connection().commit();

      assertThat(collector.shows("idle_in_transaction_session_timeout")).isEqualTo("0");
    }
  }

  @Test
  void theServerShouldSoonAskWhetherACollectorIsStillThere() throws Exception {
    try (Collector collector = Collector.of("00000000000000a1", address)) {
      assertThat(collector.shows("tcp_keepalives_idle")).isEqualTo("10");
      assertThat(collector.shows("tcp_keepalives_interval")).isEqualTo("5");
      assertThat(collector.shows("tcp_keepalives_count")).isEqualTo("4");
      assertThat(collector.shows("tcp_user_timeout")).isEqualTo("30000");
      assertThat(collector.shows("lock_timeout")).as("an option of the admin's").isEqualTo("30s");
    }
  }

  private static Callable<Void> writing(Collector who, String name, List<String> order) {
    return () -> {
      who.take();
      order.add(name);
      who.connection().commit();
      return null;
    };
  }

  private void awaitWaitingInTheQueue() {
    long end = System.nanoTime() + ofSeconds(60).toNanos();
    String waiting =
        "SELECT pid FROM pg_stat_activity"
            + " WHERE datname = current_database() AND wait_event = 'advisory'";
    while (PostgresServer.texts(address, waiting).isEmpty()) {
      assertThat(System.nanoTime()).as("somebody waits in the queue").isLessThan(end);
      LockSupport.parkNanos(1_000_000);
    }
  }
}
