package org.waybill.collector.store.sql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.waybill.collector.device.Device;
import org.waybill.collector.store.Subject;
import org.waybill.collector.store.Subjects;
import org.waybill.wire.MessageKey;
import org.waybill.wire.TrackingId;

/**
 * What is stored of copies, messages, links and devices, remembered from transaction to
 * transaction. Rows once stored never change in what is remembered; where some may be gone, because
 * a transaction failed or something was purged, {@link #forget()} everything. Used by whoever
 * writes.
 */
final class Lookup {

  private static final int COPIES = 50_000;
  private static final int OTHERS = 10_000;
  private static final int PASTS = 20_000;

  private final Remembered<TrackingId, KnownCopy> copies = new Remembered<>(COPIES);
  private final Remembered<MessageKey, List<Subject>> messages = new Remembered<>(OTHERS);
  private final Remembered<Link, String> links = new Remembered<>(OTHERS);
  private final Remembered<Subject, Boolean> named = new Remembered<>(COPIES);

  private final Remembered<TrackingId, PastHits> pasts = new Remembered<>(PASTS);
  private final DeviceRows devices = new DeviceRows();

  private record Link(MessageKey message, int number) {}

  private record Stored(MessageKey message, String recipient) {}

  /** Nothing for a copy that is not known yet. */
  Optional<KnownCopy> copy(Session session, TrackingId id) throws SQLException {
    Optional<KnownCopy> known = copies.get(id);
    if (known.isEmpty()) {
      Optional<Stored> stored =
          session.row(
              row -> new Stored(MessageKey.of(row.getBytes(1)), row.getString(2)),
              "SELECT message_key, recipient FROM copies WHERE copy_key = ?",
              id.bytes());
      if (stored.isPresent()) {
        known = Optional.of(known(session, stored.get()));
        copies.put(id, known.get());
      }
    }
    return known;
  }

  private record Found(TrackingId id, Stored stored) {}

  /** Remembers many copies at once, where that is faster than to ask for each when it comes. */
  void copies(Session session, Collection<TrackingId> ids) throws SQLException {
    List<Object[]> keys =
        ids.stream()
            .distinct()
            .filter(id -> copies.get(id).isEmpty())
            .map(id -> new Object[] {id.bytes()})
            .toList();
    Optional<List<Found>> found =
        session.rowsOf(
            row ->
                new Found(
                    TrackingId.of(row.getBytes(1)),
                    new Stored(MessageKey.of(row.getBytes(2)), row.getString(3))),
            "copy_key, message_key, recipient",
            "copies",
            "copy_key",
            keys);
    for (Found copy : found.orElse(List.of())) {
      copies.put(copy.id(), known(session, copy.stored()));
    }
  }

  private KnownCopy known(Session session, Stored stored) throws SQLException {
    List<Subject> subjects = new ArrayList<>(message(session, stored.message()));
    subjects.addAll(Subjects.ofCopy(stored.recipient()).keySet());
    return new KnownCopy(stored.message(), subjects);
  }

  /** The subjects of a message that is stored. */
  List<Subject> message(Session session, MessageKey key) throws SQLException {
    Optional<List<Subject>> known = messages.get(key);
    if (known.isEmpty()) {
      known =
          session.row(
              row ->
                  List.copyOf(
                      Subjects.ofMessage(
                              row.getString(1), row.getString(2), MessageRows.labels(row))
                          .keySet()),
              "SELECT sender, subject, tag, campaign, variant FROM messages WHERE message_key = ?",
              key.bytes());
      messages.put(key, known.orElseThrow(() -> new SQLException("a copy has lost its message")));
    }
    return known.orElseThrow();
  }

  /** The target of a message's link; nothing for a link that is not known. */
  Optional<String> url(Session session, MessageKey message, int link) throws SQLException {
    Link key = new Link(message, link);
    Optional<String> url = links.get(key);
    if (url.isEmpty()) {
      url =
          session.row(
              row -> row.getString(1),
              "SELECT url FROM links WHERE message_key = ? AND link = ?",
              message.bytes(),
              link);
      url.ifPresent(found -> links.put(key, found));
    }
    return url;
  }

  /** The subject of a link's target, named; nothing for a link that is not known. */
  List<Subject> target(Session session, MessageKey message, int link) throws SQLException {
    Optional<String> url = url(session, message, link);
    if (url.isEmpty()) {
      return List.of();
    }
    Subject target = Subjects.ofLink(url.get());
    name(session, target, url.get());
    return List.of(target);
  }

  /** Stores the name of a subject that has none yet. */
  void name(Session session, Subject subject, String name) throws SQLException {
    if (named.get(subject).isPresent()) {
      return;
    }
    int kind = subject.kind().code();
    byte[] key = subject.key().bytes();
    boolean stored =
        session
            .row(
                row -> true,
                "SELECT 1 FROM subjects WHERE subject_kind = ? AND subject_key = ?",
                kind,
                key)
            .isPresent();
    if (!stored) {
      session.update(
          "INSERT INTO subjects (subject_kind, subject_key, name) VALUES (?, ?, ?)",
          kind,
          key,
          Columns.clip(name, Columns.URL));
    }
    named.put(subject, true);
  }

  /** The device with its number. */
  KnownDevice device(Session session, Device device) throws SQLException {
    return devices.of(session, device);
  }

  /** The device of that number. */
  KnownDevice device(Session session, int number) throws SQLException {
    return devices.numbered(session, number);
  }

  /** What settled hits of copies add up to, for whoever settles. */
  Remembered<TrackingId, PastHits> pasts() {
    return pasts;
  }

  /** Event of that number was purged. */
  void forget(TrackingId copy, long number) {
    if (pasts.get(copy).filter(past -> past.until() <= number).isPresent()) {
      pasts.remove(copy);
    }
  }

  /** It was purged. */
  void forget(TrackingId copy) {
    copies.remove(copy);
    pasts.remove(copy);
  }

  /** It was purged. */
  void forget(MessageKey message) {
    messages.remove(message);
    links.removeIf(link -> link.message().equals(message));
  }

  /** Its name was purged. */
  void forget(Subject subject) {
    named.remove(subject);
  }

  void forget() {
    copies.clear();
    messages.clear();
    links.clear();
    named.clear();
    pasts.clear();
    devices.forget();
  }
}
