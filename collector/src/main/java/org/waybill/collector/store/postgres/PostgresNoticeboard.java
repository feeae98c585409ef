package org.waybill.collector.store.postgres;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.waybill.collector.store.Noticeboard;
import org.waybill.collector.store.StoreException;

/**
 * The table {@code decisions} and the channel of that name, on a connection of its own: whoever
 * listens has to stay connected. It is made anew after whatever failed. Numbers come from a row
 * that stays locked until the commit, so that no later one is seen before an earlier one. Used by
 * one thread; closed by any.
 */
final class PostgresNoticeboard implements Noticeboard, AutoCloseable {

  private static final String LISTEN = "LISTEN waybill_decisions";
  private static final String TELL = "SELECT pg_notify('waybill_decisions', '')";

  private static final String AFTER =
      """
      SELECT decision_no, topic, subject, made_at, body FROM decisions
      WHERE decision_no > ? ORDER BY decision_no FETCH FIRST ? ROWS ONLY\
      """;

  private static final String NUMBERS =
      "UPDATE decision_numbers SET last_no = last_no + ? RETURNING last_no - ?";

  private static final String PUT =
      """
      INSERT INTO decisions AS d (topic, subject, made_at, body, decision_no)
      SELECT topic, subject, made_at, body, ?::int8 + place
      FROM unnest(?::text[], ?::text[], ?::int8[], ?::text[])
        WITH ORDINALITY AS n (topic, subject, made_at, body, place)
      ON CONFLICT (topic, subject) DO UPDATE
      SET made_at = EXCLUDED.made_at, body = EXCLUDED.body, decision_no = EXCLUDED.decision_no
      WHERE d.decision_no <= ?
      RETURNING decision_no, topic, subject, made_at, body\
      """;

  private final DataSource source;
  private volatile @Nullable Connection connection;
  private volatile boolean closed;

  /**
   * Nothing is reached yet.
   *
   * @param source whose connections give up soon where nothing is answered
   */
  PostgresNoticeboard(DataSource source) {
    this.source = source;
  }

  /** What is done with the connection. */
  @FunctionalInterface
  private interface Errand<T> {
    T run(Connection open) throws SQLException;
  }

  @Override
  public List<Posted> after(long number, int most) {
    return run(
        open -> {
          try (PreparedStatement question = open.prepareStatement(AFTER)) {
            question.setLong(1, number);
            question.setInt(2, most);
            return posted(question);
          }
        });
  }

  private static List<Posted> posted(PreparedStatement statement) throws SQLException {
    List<Posted> posted = new ArrayList<>();
    try (ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        Notice notice =
            new Notice(row.getString(2), row.getString(3), row.getLong(4), row.getString(5));
        posted.add(new Posted(row.getLong(1), notice));
      }
    }
    return posted;
  }

  @Override
  public List<Posted> post(List<Notice> notices, long read) {
    return run(
        open -> {
          open.setAutoCommit(false);
          List<Posted> posted = asGiven(put(open, notices, read), notices);
          if (!posted.isEmpty()) {
            tell(open);
          }
          open.commit();
          open.setAutoCommit(true);
          return posted;
        });
  }

  /** What came back has texts as the database can hold them. */
  private static List<Posted> asGiven(List<Posted> posted, List<Notice> notices) {
    Map<List<String>, Notice> given = new HashMap<>();
    notices.forEach(notice -> given.put(key(notice), notice));
    return posted.stream()
        .map(
            each ->
                new Posted(each.number(), given.getOrDefault(key(each.notice()), each.notice())))
        .toList();
  }

  private static List<String> key(Notice notice) {
    return List.of(storable(notice.topic()), storable(notice.subject()));
  }

  private static void tell(Connection open) throws SQLException {
    try (Statement statement = open.createStatement()) {
      statement.execute(TELL);
    }
  }

  /** The numbers first: whatever was put up under smaller ones is seen then. */
  private static List<Posted> put(Connection open, List<Notice> notices, long read)
      throws SQLException {
    long before = numbers(open, notices.size());
    try (PreparedStatement change = open.prepareStatement(PUT)) {
      change.setLong(1, before);
      change.setArray(2, texts(open, notices, Notice::topic));
      change.setArray(3, texts(open, notices, Notice::subject));
      change.setArray(
          4, open.createArrayOf("int8", notices.stream().map(Notice::madeAt).toArray()));
      change.setArray(5, texts(open, notices, Notice::body));
      change.setLong(6, read);
      return posted(change);
    }
  }

  private static long numbers(Connection open, int many) throws SQLException {
    try (PreparedStatement change = open.prepareStatement(NUMBERS)) {
      change.setInt(1, many);
      change.setInt(2, many);
      try (ResultSet row = change.executeQuery()) {
        if (!row.next()) {
          throw new SQLException("table decision_numbers has no row");
        }
        return row.getLong(1);
      }
    }
  }

  private static Array texts(Connection open, List<Notice> notices, Function<Notice, String> part)
      throws SQLException {
    return open.createArrayOf(
        "text", notices.stream().map(part).map(PostgresNoticeboard::storable).toArray());
  }

  private static String storable(String text) {
    return PostgresDatabase.DIALECT.storable(text);
  }

  @Override
  public boolean await(Duration most) {
    return run(
        open -> {
          PGNotification[] told =
              open.unwrap(PGConnection.class)
                  .getNotifications(Math.max(1, Math.toIntExact(most.toMillis())));
          return told != null && told.length > 0;
        });
  }

  private <T> T run(Errand<T> errand) {
    try {
      return errand.run(connected());
    } catch (SQLException e) {
      disconnect();
      throw new StoreException("what collectors tell each other: " + e.getMessage(), e);
    }
  }

  private Connection connected() throws SQLException {
    Connection open = connection;
    if (open == null) {
      if (closed) {
        throw new SQLException("the store is closed");
      }
      open = source.getConnection();
      connection = open;
      try (Statement statement = open.createStatement()) {
        statement.execute(LISTEN);
      }
    }
    return open;
  }

  private void disconnect() {
    Connection open = connection;
    connection = null;
    if (open != null) {
      try {
        open.close();
      } catch (SQLException e) {
        throw new StoreException("a connection to the store did not end in order", e);
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    disconnect();
  }
}
