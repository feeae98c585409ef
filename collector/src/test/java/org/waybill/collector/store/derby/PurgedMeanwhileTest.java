package org.waybill.collector.store.derby;

import static org.assertj.core.api.Assertions.assertThat;
import static org.waybill.collector.store.SampleJournal.message;
import static org.waybill.collector.store.SampleJournal.recipient;
import static org.waybill.collector.store.SampleJournal.sent;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.collector.search.Search;
import org.waybill.collector.store.Event;
import org.waybill.collector.store.EventCursor;
import org.waybill.collector.store.MessageFilter;
import org.waybill.collector.store.MessageSummary;
import org.waybill.collector.store.SampleJournal;
import org.waybill.collector.store.Store;

/** Reports between whose statements a message was purged: it is left out. */
class PurgedMeanwhileTest {

  @TempDir Path folder;
  private Store store;

  @BeforeEach
  void fill() {
    store = EmptyDerby.open(folder.resolve("store"));
    SampleJournal journal = new SampleJournal();
    store.apply(
        journal.ledger(sent(1, 1)).ledger(sent(2, 1)).open(1, 1, 10).open(2, 1, 20).batch());
  }

  @AfterEach
  void close() {
    store.close();
  }

  private void delete(String table, byte[] message) throws SQLException {
    String url = "jdbc:derby:" + folder.resolve("store");
    String sql = "DELETE FROM %s WHERE message_key = ?".formatted(table);
    try (Connection connection = DriverManager.getConnection(url);
        var statement = connection.prepareStatement(sql)) {
      statement.setBytes(1, message);
      statement.executeUpdate();
    }
  }

  @Test
  void eventsShouldLeaveOutThoseWithoutTheirMessage() throws SQLException {
    delete("messages", message(1).bytes());

    assertThat(store.reports().events(EventCursor.START, 10))
        .extracting(Event::message)
        .containsExactly(message(2));
  }

  @Test
  void eventsShouldLeaveOutThoseWithoutTheirCopy() throws SQLException {
    delete("copies", message(1).bytes());

    assertThat(store.reports().events(EventCursor.START, 10))
        .extracting(Event::message)
        .containsExactly(message(2));
  }

  @Test
  void messagesShouldLeaveOutThoseThatOnlyAnIndexNames() throws SQLException {
    delete("messages", message(1).bytes());
    MessageFilter toOne =
        new MessageFilter(
            Optional.empty(),
            Optional.empty(),
            Optional.of(recipient(1)),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Search.EMPTY.expression());

    assertThat(store.reports().messages(toOne, Optional.empty(), 10).items())
        .extracting(MessageSummary::id)
        .containsExactly(message(2));
  }
}
