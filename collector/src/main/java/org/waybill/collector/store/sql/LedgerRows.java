package org.waybill.collector.store.sql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.waybill.collector.store.Subject;
import org.waybill.collector.store.Subjects;
import org.waybill.wire.Labels;
import org.waybill.wire.LedgerRecord;
import org.waybill.wire.LedgerRecord.Abandoned;
import org.waybill.wire.LedgerRecord.Bounced;
import org.waybill.wire.LedgerRecord.Delivered;
import org.waybill.wire.LedgerRecord.Sent;
import org.waybill.wire.MessageId;
import org.waybill.wire.MessageKey;
import org.waybill.wire.SentCopy;
import org.waybill.wire.SentLink;
import org.waybill.wire.TrackingId;

/**
 * Writes ledger records within one transaction; what is known already stays as it is. What was sent
 * is counted record by record: whoever wrote one {@linkplain #keep() keeps} or {@linkplain
 * #forget() forgets} what it counted.
 */
final class LedgerRows {

  private final Session session;
  private final Lookup lookup;
  private final DeliveryRows deliveries;
  private final LedgerStandings ledger;
  private final Slots slots;
  private final SubjectSent sent;
  private final Standings standings;
  private SubjectSent last;
  private Standings lastStandings;

  LedgerRows(Session session, Lookup lookup, Slots slots) {
    this.session = session;
    this.lookup = lookup;
    this.deliveries = new DeliveryRows(session);
    this.ledger = new LedgerStandings(session, lookup, deliveries);
    this.slots = slots;
    this.sent = new SubjectSent(slots);
    this.standings = new Standings(slots);
    this.last = new SubjectSent(slots);
    this.lastStandings = new Standings(slots);
  }

  /** Counts what the last record said. */
  void keep() {
    sent.add(last);
    standings.add(lastStandings);
    forget();
  }

  /** Does not count what the last record said. */
  void forget() {
    last = new SubjectSent(slots);
    lastStandings = new Standings(slots);
  }

  /** Writes what was counted. */
  void finish() throws SQLException {
    sent.write(session);
    standings.write(session);
  }

  /** Stores a record and says which copies it made known; none for a record that came before. */
  List<TrackingId> write(LedgerRecord record) throws SQLException {
    if (!isNew(record)) {
      return List.of();
    }
    return switch (record) {
      case Sent sent -> write(sent);
      case Abandoned abandoned -> write(abandoned);
      case Delivered delivered -> {
        deliveries.write(delivered);
        yield changed(delivered.copies());
      }
      case Bounced bounced -> {
        deliveries.write(bounced);
        yield changed(bounced.copies());
      }
      case LedgerRecord.Html html -> {
        new HtmlRows(session).write(html);
        yield List.of();
      }
      case LedgerRecord.Unknown later -> List.of();
    };
  }

  private List<TrackingId> changed(List<TrackingId> copies) throws SQLException {
    for (TrackingId copy : copies) {
      ledger.changed(lastStandings, copy);
    }
    return List.of();
  }

  private boolean isNew(LedgerRecord record) throws SQLException {
    byte[] id = record.id().bytes();
    if (exists("SELECT 1 FROM ledger_records WHERE record_id = ?", id)) {
      return false;
    }
    session.update(
        "INSERT INTO ledger_records (record_id, record_at) VALUES (?, ?)", id, record.at());
    return true;
  }

  private List<TrackingId> write(Sent sent) throws SQLException {
    long sentAt = writeMessage(sent);
    List<Subject> subjects = lookup.message(session, sent.message());
    for (SentLink link : sent.links()) {
      writeLink(sent, link, sentAt);
    }
    List<TrackingId> fresh = new ArrayList<>();
    for (SentCopy copy : sent.copies()) {
      if (writeCopy(sent, copy, sentAt)) {
        fresh.add(copy.copy());
        count(sent.message(), subjects, copy, sentAt);
      }
    }
    session.update(
        "UPDATE messages SET copies = copies + ? WHERE message_key = ?",
        fresh.size(),
        sent.message().bytes());
    return fresh;
  }

  /** When the message was first heard of; its place in lists never changes. */
  private long writeMessage(Sent sent) throws SQLException {
    byte[] key = sent.message().bytes();
    Optional<Long> known =
        session.row(
            row -> row.getLong(1), "SELECT sent_at FROM messages WHERE message_key = ?", key);
    if (known.isEmpty()) {
      Labels labels = labels(sent);
      session.update(
          """
          INSERT INTO messages (message_key, message_id, message_id_lookup, sender, sender_lookup,
            from_address, subject, mode, tag, campaign, variant, sent_at, copies)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)\
          """,
          key,
          sent.messageId().map(id -> Columns.clip(id.value(), Columns.MESSAGE_ID)),
          sent.messageId().map(MessageId::value).map(Columns::lookup),
          Columns.clip(sent.sender(), Columns.MAILBOX),
          Columns.lookup(sent.sender()),
          Columns.clip(sent.from(), Columns.MAILBOX),
          Columns.clip(sent.subject(), Columns.TEXT),
          sent.mode().code(),
          labels.tag(),
          labels.campaign(),
          labels.variant(),
          sent.at());
      countMessage(sent);
    }
    return known.orElse(sent.at());
  }

  private void countMessage(Sent sent) throws SQLException {
    Map<Subject, String> subjects =
        Subjects.ofMessage(
            Columns.clip(sent.sender(), Columns.MAILBOX),
            Columns.clip(sent.subject(), Columns.TEXT),
            labels(sent));
    for (Map.Entry<Subject, String> named : subjects.entrySet()) {
      lookup.name(session, named.getKey(), named.getValue());
    }
    last.addMessage(lookup.message(session, sent.message()), sent.at());
  }

  private static Labels labels(Sent sent) {
    return new Labels(
        label(sent.labels().tag()),
        label(sent.labels().campaign()),
        label(sent.labels().variant()));
  }

  private static Optional<String> label(Optional<String> label) {
    return label.map(word -> Columns.clip(word, Columns.WORD));
  }

  private void count(MessageKey message, List<Subject> ofMessage, SentCopy copy, long sentAt)
      throws SQLException {
    Map<Subject, String> own = Subjects.ofCopy(Columns.clip(copy.recipient(), Columns.MAILBOX));
    for (Map.Entry<Subject, String> named : own.entrySet()) {
      lookup.name(session, named.getKey(), named.getValue());
    }
    last.addCopy(ofMessage, sentAt, copy.recipients());
    last.addCopy(own.keySet(), sentAt, copy.recipients());
    List<Subject> all = new ArrayList<>(ofMessage);
    all.addAll(own.keySet());
    lastStandings.add(new Standings.Of(message, all, sentAt), ledger.ofNew(copy));
  }

  private void writeLink(Sent sent, SentLink link, long sentAt) throws SQLException {
    byte[] key = sent.message().bytes();
    String url = Columns.clip(link.url(), Columns.URL);
    if (!exists("SELECT 1 FROM links WHERE message_key = ? AND link = ?", key, link.number())) {
      session.update(
          """
          INSERT INTO links (message_key, link, url, url_key, label, sent_at)
          VALUES (?, ?, ?, ?, ?, ?)\
          """,
          key,
          link.number(),
          url,
          Subjects.ofLink(url).key().bytes(),
          Columns.clip(link.label(), Columns.TEXT),
          sentAt);
    }
  }

  private boolean writeCopy(Sent sent, SentCopy copy, long sentAt) throws SQLException {
    byte[] key = copy.copy().bytes();
    if (exists("SELECT 1 FROM copies WHERE copy_key = ?", key)) {
      sendAgain(sent, copy);
      return false;
    }
    session.update(
        """
        INSERT INTO copies (copy_key, message_key, recipient, recipient_lookup, recipients, pixels,
          person, sent_at, first_sent_at, last_sent_at, standing)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
        """,
        key,
        sent.message().bytes(),
        Columns.clip(copy.recipient(), Columns.MAILBOX),
        Columns.lookup(copy.recipient()),
        copy.recipients(),
        copy.pixels(),
        copy.person().value(),
        sentAt,
        sent.at(),
        sent.at(),
        ledger.ofNew(copy).code());
    return true;
  }

  private void sendAgain(Sent sent, SentCopy copy) throws SQLException {
    session.update(
        """
        UPDATE copies
        SET first_sent_at = CASE WHEN first_sent_at < ? THEN first_sent_at ELSE ? END,
          last_sent_at = CASE WHEN last_sent_at > ? THEN last_sent_at ELSE ? END,
          pixels = CASE WHEN pixels > ? THEN pixels ELSE ? END
        WHERE copy_key = ?\
        """,
        sent.at(),
        sent.at(),
        sent.at(),
        sent.at(),
        copy.pixels(),
        copy.pixels(),
        copy.copy().bytes());
    ledger.changed(lastStandings, copy.copy());
  }

  private List<TrackingId> write(Abandoned abandoned) throws SQLException {
    String reason = Columns.clip(abandoned.reason(), Columns.WORD);
    for (TrackingId copy : abandoned.copies()) {
      byte[] key = copy.bytes();
      if (!exists("SELECT 1 FROM abandoned_copies WHERE copy_key = ?", key)) {
        session.update(
            "INSERT INTO abandoned_copies (copy_key, abandoned_at, reason) VALUES (?, ?, ?)",
            key,
            abandoned.at(),
            reason);
      } else {
        session.update(
            """
            UPDATE abandoned_copies SET abandoned_at = ?, reason = ?
            WHERE copy_key = ? AND abandoned_at < ?\
            """,
            abandoned.at(),
            reason,
            key,
            abandoned.at());
      }
    }
    return List.of();
  }

  private boolean exists(String sql, Object... values) throws SQLException {
    return session.row(row -> true, sql, values).orElse(false);
  }
}
