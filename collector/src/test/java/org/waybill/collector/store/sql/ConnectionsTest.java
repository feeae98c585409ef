package org.waybill.collector.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.waybill.collector.store.StoreException;
import org.waybill.collector.store.derby.EmptyDerby;

class ConnectionsTest {

  @TempDir Path folder;
  private final AtomicInteger asked = new AtomicInteger();
  private Database database;
  private Connections connections;

  @BeforeEach
  void open() {
    database = EmptyDerby.database(folder.resolve("store"));
    connections = new Connections(database);
  }

  @AfterEach
  void close() {
    connections.close();
    database.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"40001", "40P01"})
  void readShouldBeTriedAgainWhenTheDatabaseEndedItForADeadlock(String state) {
    int answer = connections.read(session -> failing(state, 3));
    assertThat(answer).isEqualTo(4);
  }

  @Test
  void readShouldFailWhenDeadlocksDoNotEnd() {
    assertThatThrownBy(() -> connections.read(session -> failing("40001", 1_000)))
        .isInstanceOf(StoreException.class);
    assertThat(asked).hasValue(10);
  }

  @Test
  void readShouldFailAtOnceWhenSomethingElseIsWrong() {
    assertThatThrownBy(() -> connections.read(session -> failing("42X05", 3)))
        .isInstanceOf(StoreException.class);
    assertThat(asked).hasValue(1);
  }

  private int failing(String state, int times) throws SQLException {
    if (asked.incrementAndGet() <= times) {
      throw new SQLException("for the test", state);
    }
    return asked.get();
  }
}
