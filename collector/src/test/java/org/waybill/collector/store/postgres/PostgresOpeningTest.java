package org.waybill.collector.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.waybill.collector.store.SampleJournal.message;
import static org.waybill.collector.store.SampleJournal.sent;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.collector.device.Recognizer;
import org.waybill.collector.store.Batch;
import org.waybill.collector.store.EventCursor;
import org.waybill.collector.store.FaultySource;
import org.waybill.collector.store.SampleJournal;
import org.waybill.collector.store.Store;
import org.waybill.collector.store.StoreException;
import org.waybill.journal.Position;

/** A database that is away or taken, and what only PostgreSQL minds. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class PostgresOpeningTest {

  @TempDir Path folder;

  @Test
  void openShouldSayWhatToDoWhereNoServerIs() {
    PostgresAddress nowhere =
        new PostgresAddress("jdbc:postgresql://127.0.0.1:1/none", "waybill", "s3cret");
    assertThatThrownBy(
            () ->
                PostgresStore.open(
                    nowhere, EmptyPostgres.NODE, Recognizer.NONE, InstantSource.system()))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("store database jdbc:postgresql://127.0.0.1:1/none cannot be reached")
        .hasMessageNotContaining("s3cret");
  }

  @Test
  void openShouldRefuseTheSameNodeASecondTimeAndTakeAnother() {
    try (Store store = EmptyPostgres.open(folder)) {
      assertThatThrownBy(() -> EmptyPostgres.open(folder))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("is in use: another process of node " + EmptyPostgres.NODE);
      PostgresStore.open(
              EmptyPostgres.address(folder),
              "00000000000000b2",
              Recognizer.NONE,
              InstantSource.system())
          .close();
      assertThat(store.check()).isEmpty();
    }
    EmptyPostgres.open(folder).close();
  }

  @Test
  void openThatIsRefusedAnAnswerShouldLeaveNoConnection() throws SQLException {
    FaultySource source =
        new FaultySource(
            EmptyPostgres.address(folder).source(), moment -> new SQLException("injected"));
    source.fault(moment -> true);

    assertThatThrownBy(() -> Tenure.ofNode(source.source(), "it", EmptyPostgres.NODE))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("it cannot be reached (injected)");
    assertThat(source.open()).isZero();
  }

  @Test
  void textShouldBeStoredWithoutTheOneCharacterItCannotHold() {
    try (Store store = EmptyPostgres.open(folder)) {
      assertThat(store.apply(new SampleJournal().ledger(sent(1, "a\0b", 1)).batch())).isZero();
      assertThat(store.reports().message(message(1)).orElseThrow().summary().subject())
          .isEqualTo("a\uFFFDb");
    }
  }

  /** As after a failover to a server that had not heard of the last commits. */
  @Test
  void applyShouldSayThatTheDatabaseWasSetBack() throws Exception {
    SampleJournal journal = new SampleJournal();
    try (Store store = EmptyPostgres.open(folder)) {
      store.apply(journal.ledger(sent(1, "one", 1)).batch());
      Position before = store.position();
      Batch lost = journal.open(1, 1, SampleJournal.SENT_AT).batch();
      store.apply(lost);
      setBack(before);
      Batch next = journal.open(1, 1, SampleJournal.SENT_AT + 1).batch();
      assertThatThrownBy(() -> store.apply(next))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("the database was set back");
      assertThat(store.position()).isEqualTo(before);
      store.apply(lost);
      store.apply(next);
      assertThat(store.reports().events(EventCursor.START, 10)).hasSize(2);
      assertThat(store.check()).isEmpty();
    }
  }

  /** To when no hit was stored. */
  private void setBack(Position to) throws SQLException {
    try (Connection connection = EmptyPostgres.address(folder).source().getConnection();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(
          "UPDATE journals SET segment = %d, byte_offset = %d"
              .formatted(to.segment(), to.offset()));
      statement.executeUpdate("UPDATE progress SET next_event = 1");
      for (String table : List.of("events", "copy_rollups", "message_rollups", "subject_rollups")) {
        statement.executeUpdate("DELETE FROM " + table);
      }
    }
  }
}
