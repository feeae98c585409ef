package org.waybill.collector.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.collector.store.sql.Sessions;

/** Two collectors whose transactions write in turn. */
class SharedTurnTest {

  private static final int TIMES = 20;

  @TempDir Path folder;
  private PostgresAddress address;

  @BeforeEach
  void begin() {
    address = EmptyPostgres.address(folder.resolve("store"));
  }

  /** One of them, on a connection of its own. */
  private record Collector(Connection connection, SharedTurn turn) implements AutoCloseable {

    static Collector of(String node, PostgresAddress address) throws SQLException {
      Connection connection = address.source().getConnection();
      connection.setAutoCommit(false);
      return new Collector(connection, new SharedTurn(node, InstantSource.system()));
    }

    void take() throws SQLException {
      turn.take(Sessions.of(connection, new PostgresDialect()));
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
        awaitSomebodyWaiting();
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

  private static Callable<Void> writing(Collector who, String name, List<String> order) {
    return () -> {
      who.take();
      order.add(name);
      who.connection().commit();
      return null;
    };
  }

  private void awaitSomebodyWaiting() {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    String waiting =
        "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type ="
            + " 'Lock'";
    while (PostgresServer.texts(address, waiting).isEmpty()) {
      assertThat(System.nanoTime()).as("somebody waits").isLessThan(end);
    }
  }
}
