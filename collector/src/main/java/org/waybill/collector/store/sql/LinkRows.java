package org.waybill.collector.store.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.waybill.collector.classify.Verdict;
import org.waybill.collector.hit.EventType;
import org.waybill.collector.store.LinkFigures;
import org.waybill.collector.store.LinkReader;
import org.waybill.collector.store.LinkReaders;
import org.waybill.collector.store.LinkUse;
import org.waybill.collector.store.MessageCursor;
import org.waybill.collector.store.MessageSummary;
import org.waybill.collector.store.TextKey;
import org.waybill.wire.MessageKey;
import org.waybill.wire.PersonCode;
import org.waybill.wire.TrackingId;

/** Reads where a link stands, and who followed it. */
final class LinkRows {

  /** How many copies are looked at for whoever followed a link: some fifty milliseconds. */
  private static final int COPIES = 4_000;

  private final Session session;

  LinkRows(Session session) {
    this.session = session;
  }

  private record Place(MessageKey message, int number, String url, String label) {}

  private record Copy(TrackingId id, long person, String recipient) {}

  private record Read(long clicks, long firstAt) {}

  /** The messages that hold it, newest first. */
  List<LinkUse> uses(TextKey target, Optional<MessageCursor> after, int limit) throws SQLException {
    MessageRows messages = new MessageRows(session);
    List<LinkUse> uses = new ArrayList<>();
    for (Place place : places(target, after, limit)) {
      Optional<MessageSummary> facts = messages.facts(place.message());
      if (facts.isPresent()) { // none where it was purged meanwhile
        uses.add(new LinkUse(messages.withFigures(facts.get()), link(place)));
      }
    }
    return uses;
  }

  private LinkFigures link(Place place) throws SQLException {
    List<Rollup> rollups = Rollup.ofMessage(session, place.message());
    return new LinkFigures(
        place.number(),
        place.url(),
        place.label(),
        Rollup.copies(rollups, place.number()),
        Rollup.ofLink(rollups, place.number()));
  }

  private List<Place> places(TextKey target, Optional<MessageCursor> after, int limit)
      throws SQLException {
    MessageCursor upper = after.orElse(new MessageCursor(Long.MAX_VALUE, lastKey()));
    return session.rows(
        LinkRows::place,
        """
        SELECT message_key, link, url, label FROM links --DERBY-PROPERTIES index=links_by_url
        WHERE url_key = ? AND sent_at <= ? AND (sent_at < ? OR message_key < ?)
        ORDER BY url_key, sent_at DESC, message_key DESC FETCH FIRST ? ROWS ONLY\
        """,
        target.bytes(),
        upper.sentAt(),
        upper.sentAt(),
        upper.key().bytes(),
        limit);
  }

  private static Place place(ResultSet row) throws SQLException {
    return new Place(
        MessageKey.of(row.getBytes(1)), row.getInt(2), row.getString(3), row.getString(4));
  }

  /** Whose copies had it followed by a person, of as many copies as are looked at. */
  LinkReaders readers(TextKey target, int limit) throws SQLException {
    List<LinkReader> readers = new ArrayList<>();
    int looked = 0;
    for (Place place : places(target, Optional.empty(), limit)) {
      List<Copy> copies = copies(place.message(), COPIES - looked);
      for (Copy copy : copies) {
        read(copy, place.number()).map(read -> reader(place, copy, read)).ifPresent(readers::add);
        if (readers.size() == limit) {
          return new LinkReaders(readers, true);
        }
      }
      looked += copies.size();
      if (looked >= COPIES) {
        return new LinkReaders(readers, true);
      }
    }
    return new LinkReaders(readers, false);
  }

  private static LinkReader reader(Place place, Copy copy, Read read) {
    return new LinkReader(
        place.message(),
        new PersonCode(copy.person()),
        copy.recipient(),
        read.clicks(),
        read.firstAt());
  }

  private List<Copy> copies(MessageKey message, int most) throws SQLException {
    return session.rows(
        row -> new Copy(TrackingId.of(row.getBytes(1)), row.getLong(2), row.getString(3)),
        """
        SELECT copy_key, person, recipient FROM copies --DERBY-PROPERTIES index=copies_by_message
        WHERE message_key = ? ORDER BY message_key, copy_key FETCH FIRST ? ROWS ONLY\
        """,
        message.bytes(),
        most);
  }

  private Optional<Read> read(Copy copy, int link) throws SQLException {
    return session.row(
        row -> new Read(row.getLong(1), row.getLong(2)),
        """
        SELECT hits, first_at FROM copy_rollups
        WHERE copy_key = ? AND event_type = ? AND verdict = ? AND link = ?\
        """,
        copy.id().bytes(),
        EventType.CLICK.code(),
        Verdict.PERSON.code(),
        link);
  }

  private static MessageKey lastKey() {
    byte[] bytes = new byte[16];
    Arrays.fill(bytes, (byte) 0xFF);
    return MessageKey.of(bytes);
  }
}
