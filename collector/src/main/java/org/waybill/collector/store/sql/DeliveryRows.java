package org.waybill.collector.store.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.waybill.collector.store.Delivery;
import org.waybill.wire.LedgerRecord.Bounced;
import org.waybill.wire.LedgerRecord.Delivered;
import org.waybill.wire.TrackingId;

/** What became of copies on their way: of each fact the latest, known copy or not. */
final class DeliveryRows {

  private static final String STORED =
      "copy_key, delivered_at, bounced_at, bounced_recipients, bounce_reason";

  private final Session session;

  DeliveryRows(Session session) {
    this.session = session;
  }

  void write(Delivered delivered) throws SQLException {
    for (TrackingId copy : delivered.copies()) {
      if (!heardAgain(copy, delivered.at())) {
        insert(copy, delivered.at(), Optional.of(delivered.at()), Optional.empty(), 0, "");
      } else {
        session.update(
            """
            UPDATE deliveries SET delivered_at = ?
            WHERE copy_key = ? AND (delivered_at IS NULL OR delivered_at < ?)\
            """,
            delivered.at(),
            copy.bytes(),
            delivered.at());
        session.update(
            """
            UPDATE deliveries SET first_delivered_at = ?
            WHERE copy_key = ? AND (first_delivered_at IS NULL OR first_delivered_at > ?)\
            """,
            delivered.at(),
            copy.bytes(),
            delivered.at());
      }
    }
  }

  void write(Bounced bounced) throws SQLException {
    long at = bounced.at();
    int recipients = bounced.recipients();
    String reason = Columns.clip(bounced.reason(), Columns.WORD);
    for (TrackingId copy : bounced.copies()) {
      if (!heardAgain(copy, at)) {
        insert(copy, at, Optional.empty(), Optional.of(at), recipients, reason);
      } else {
        session.update(
            """
            UPDATE deliveries SET bounced_at = ?, bounced_recipients = ?, bounce_reason = ?
            WHERE copy_key = ? AND (bounced_at IS NULL OR bounced_at < ?)\
            """,
            at,
            recipients,
            reason,
            copy.bytes(),
            at);
      }
    }
  }

  private void insert(
      TrackingId copy,
      long at,
      Optional<Long> deliveredAt,
      Optional<Long> bouncedAt,
      int bouncedRecipients,
      String reason)
      throws SQLException {
    session.update(
        """
        INSERT INTO deliveries (copy_key, told_at, delivered_at, first_delivered_at, bounced_at,
          bounced_recipients, bounce_reason)
        VALUES (?, ?, ?, ?, ?, ?, ?)\
        """,
        copy.bytes(),
        at,
        deliveredAt,
        deliveredAt,
        bouncedAt,
        bouncedRecipients,
        reason);
  }

  /** Whether the copy has a row, the time of which is brought up to date. */
  private boolean heardAgain(TrackingId copy, long at) throws SQLException {
    byte[] key = copy.bytes();
    Optional<Long> told =
        session.row(
            row -> row.getLong(1), "SELECT told_at FROM deliveries WHERE copy_key = ?", key);
    if (told.isPresent() && told.get() < at) {
      session.update("UPDATE deliveries SET told_at = ? WHERE copy_key = ?", at, key);
    }
    return told.isPresent();
  }

  /**
   * What is stored of a copy. Immutable.
   *
   * @param bouncedRecipients how many were refused at most
   */
  record Stored(
      TrackingId copy,
      OptionalLong deliveredAt,
      OptionalLong bouncedAt,
      int bouncedRecipients,
      String reason) {

    private static Stored read(ResultSet row) throws SQLException {
      return new Stored(
          TrackingId.of(row.getBytes("copy_key")),
          time(row, "delivered_at"),
          time(row, "bounced_at"),
          row.getInt("bounced_recipients"),
          row.getString("bounce_reason"));
    }

    /**
     * What became of it.
     *
     * @param recipients how many share it: refused for fewer, it has not bounced
     */
    Delivery of(int recipients) {
      boolean whole = bouncedRecipients >= recipients;
      return Delivery.later(deliveredAt, whole ? bouncedAt : OptionalLong.empty(), reason);
    }
  }

  /**
   * What became of a copy.
   *
   * @param recipients how many share it
   */
  Delivery read(TrackingId copy, int recipients) throws SQLException {
    return read(copy.bytes()).stream()
        .findFirst()
        .map(stored -> stored.of(recipients))
        .orElseGet(Delivery.Unknown::new);
  }

  private List<Stored> read(byte[] copy) throws SQLException {
    return session.rows(
        Stored::read, "SELECT %s FROM deliveries WHERE copy_key = ?".formatted(STORED), copy);
  }

  /** What is stored of several copies, as far as anything is. */
  Map<TrackingId, Stored> read(List<TrackingId> copies) throws SQLException {
    List<byte[]> keys = copies.stream().map(TrackingId::bytes).toList();
    return session.rowsOf(Stored::read, STORED, "deliveries", "copy_key", keys, this::read).stream()
        .collect(Collectors.toMap(Stored::copy, Function.identity()));
  }

  /**
   * When the remote server accepted a copy first, UTC milliseconds, where that is recorded: from
   * then on there may be readers, also where James delivers it once more.
   */
  OptionalLong firstDeliveredAt(TrackingId copy) throws SQLException {
    return session
        .row(
            row -> time(row, "first_delivered_at"),
            "SELECT first_delivered_at FROM deliveries WHERE copy_key = ?",
            copy.bytes())
        .orElseGet(OptionalLong::empty);
  }

  private static OptionalLong time(ResultSet row, String column) throws SQLException {
    long at = row.getLong(column);
    return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(at);
  }

  /** Deletes what is known of a copy that goes itself. */
  void delete(TrackingId copy) throws SQLException {
    session.update("DELETE FROM deliveries WHERE copy_key = ?", copy.bytes());
  }

  /** Deletes the next news of copies that never became known themselves. */
  boolean purge(long before) throws SQLException {
    List<byte[]> due =
        session.rows(
            row -> row.getBytes(1),
            """
            SELECT copy_key FROM deliveries d --DERBY-PROPERTIES index=deliveries_by_time
            WHERE told_at < ?
              AND NOT EXISTS (SELECT 1 FROM copies c WHERE c.copy_key = d.copy_key)
            FETCH FIRST ? ROWS ONLY\
            """,
            before,
            HitPurge.ROWS);
    for (byte[] copy : due) {
      session.update("DELETE FROM deliveries WHERE copy_key = ?", copy);
    }
    return !due.isEmpty();
  }
}
