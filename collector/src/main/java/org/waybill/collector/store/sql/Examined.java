package org.waybill.collector.store.sql;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.waybill.collector.classify.Delivery;
import org.waybill.collector.classify.Reasons;
import org.waybill.collector.classify.Standing;
import org.waybill.collector.classify.Verdict;
import org.waybill.collector.hit.EventType;
import org.waybill.collector.store.MessageCursor;
import org.waybill.collector.store.MessageSummary;
import org.waybill.wire.TrackingId;

/**
 * A message a search looks at. What is beneath it is read once it is asked for, and counted: the
 * reading is what a search costs. For one thread.
 */
final class Examined {

  /** Of how many events of a message verdicts are read; one with more has a flood. */
  private static final int EVENTS = 20_000;

  private final Session session;
  private final MessageSummary facts;
  private Optional<List<Copy>> copies = Optional.empty();
  private Optional<List<String>> urls = Optional.empty();
  private Optional<List<Rollup>> rollups = Optional.empty();
  private Optional<Map<TrackingId, Judged>> judged = Optional.empty();
  private int rowsRead;

  Examined(Session session, MessageSummary facts) {
    this.session = session;
    this.facts = facts;
  }

  /** One of its copies. */
  record Copy(TrackingId id, String recipient, Standing standing) {}

  /** What all hits of a copy were judged to be. */
  private record Judged(Reasons reasons, Set<String> countries) {

    static final Judged NONE = new Judged(Reasons.NONE, Set.of());

    static Judged of(long reasons, Optional<String> country) {
      return new Judged(
          new Reasons(reasons),
          country.filter(code -> !code.isEmpty()).map(Set::of).orElse(Set.of()));
    }

    Judged plus(Judged other) {
      Set<String> both = new HashSet<>(countries);
      both.addAll(other.countries);
      return new Judged(reasons.plus(other.reasons), both);
    }
  }

  MessageSummary facts() {
    return facts;
  }

  /** How many rows were read for it so far. */
  int rowsRead() {
    return rowsRead;
  }

  List<Copy> copies() throws SQLException {
    if (copies.isEmpty()) {
      copies =
          counted(
              session.rows(
                  row ->
                      new Copy(
                          TrackingId.of(row.getBytes(1)),
                          row.getString(2),
                          Standing.of(row.getInt(3))),
                  """
                  SELECT copy_key, recipient, standing FROM copies --DERBY-PROPERTIES index=copies_by_message
                  WHERE message_key = ?\
                  """,
                  facts.id().bytes()));
    }
    return copies.get();
  }

  /** Where its links lead. */
  List<String> urls() throws SQLException {
    if (urls.isEmpty()) {
      urls =
          counted(
              session.rows(
                  row -> row.getString(1),
                  """
                  SELECT url FROM links --DERBY-PROPERTIES constraint=links_key
                  WHERE message_key = ?\
                  """,
                  facts.id().bytes()));
    }
    return urls.get();
  }

  /** How often persons opened or clicked all its copies together. */
  long total(EventType type) throws SQLException {
    if (rollups.isEmpty()) {
      rollups = counted(Rollup.ofMessage(session, facts.id()));
    }
    return Rollup.sum(rollups.get(), type).of(Verdict.PERSON).total();
  }

  /** Whether deliveries of its copies are recorded. */
  boolean isRecorded() throws SQLException {
    return copies().stream().anyMatch(copy -> copy.standing().delivery() != Delivery.HANDED_OFF);
  }

  /** For which reasons hits of a copy were judged. */
  Reasons reasons(Copy copy) throws SQLException {
    return judged().getOrDefault(copy.id(), Judged.NONE).reasons();
  }

  /** From which countries persons opened or clicked a copy, as far as that is told. */
  Set<String> countries(Copy copy) throws SQLException {
    return judged().getOrDefault(copy.id(), Judged.NONE).countries();
  }

  private Map<TrackingId, Judged> judged() throws SQLException {
    if (judged.isEmpty()) {
      Map<TrackingId, Judged> found = new HashMap<>();
      counted(
          session.rows(
              row ->
                  found.merge(
                      TrackingId.of(row.getBytes(1)),
                      Judged.of(row.getLong(2), Optional.ofNullable(row.getString(3))),
                      Judged::plus),
              """
              SELECT e.copy_key, e.reasons, d.country
              FROM --DERBY-PROPERTIES joinOrder=FIXED
                events e --DERBY-PROPERTIES index=events_by_copy
                LEFT JOIN devices d --DERBY-PROPERTIES constraint=devices_key
                ON d.device = e.device
              WHERE e.message_key = ? FETCH FIRST ? ROWS ONLY\
              """,
              facts.id().bytes(),
              EVENTS));
      judged = Optional.of(found);
    }
    return judged.get();
  }

  /** Whether one of its copies is for that recipient, by the index. */
  boolean isFor(String recipient) throws SQLException {
    rowsRead++;
    MessageCursor place = facts.cursor();
    return session
        .row(
            row -> true,
            """
            SELECT 1 FROM copies --DERBY-PROPERTIES index=copies_by_recipient
            WHERE recipient_lookup = ? AND sent_at = ? AND message_key = ?\
            """,
            Columns.lookup(recipient),
            place.sentAt(),
            place.key().bytes())
        .isPresent();
  }

  private <T> Optional<List<T>> counted(List<T> rows) {
    rowsRead += rows.size();
    return Optional.of(rows);
  }
}
