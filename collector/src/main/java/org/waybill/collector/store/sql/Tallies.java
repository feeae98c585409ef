package org.waybill.collector.store.sql;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.waybill.collector.classify.Verdict;
import org.waybill.collector.hit.EventType;
import org.waybill.collector.store.Figures;
import org.waybill.collector.store.StoreEntry.HitRow;
import org.waybill.collector.store.sql.Firsts.First;
import org.waybill.wire.MessageKey;
import org.waybill.wire.TrackingId;

/**
 * What one transaction adds to the rollups, summed before it is written. Sorted: neighbours in an
 * index are written one after the other.
 */
final class Tallies {

  private final Session session;
  private final Memory memory;
  private final Map<TrackingId, KnownCopy> known = new HashMap<>();
  private final SortedMap<Counter<TrackingId>, SortedMap<Integer, Figures>> copies =
      new TreeMap<>();
  private final MessageRollups messages = new MessageRollups();
  private final SubjectRollups subjects;

  /**
   * Nothing yet.
   *
   * @param slots where figures of subjects stand
   */
  Tallies(Session session, Memory memory, Slots slots) {
    this.session = session;
    this.memory = memory;
    this.subjects = new SubjectRollups(slots);
  }

  void add(KnownCopy copy, HitRow hit, Verdict verdict) throws SQLException {
    known.put(hit.copy(), copy);
    Figures more = Figures.of(hit.hits(), hit.at(), hit.at());
    copies
        .computeIfAbsent(new Counter<>(hit.copy(), hit.type(), verdict), counter -> new TreeMap<>())
        .merge(hit.link(), more, Figures::plus);
    messages.addHits(new Counter<>(copy.message(), hit.type(), verdict), hit.link(), more);
    subjects.addHits(copy.subjects(), hit.type(), verdict, hit.at(), hit.hits());
    if (hit.type() == EventType.CLICK) {
      subjects.addHits(
          memory.lookup().target(session, copy.message(), hit.link()),
          hit.type(),
          verdict,
          hit.at(),
          hit.hits());
    }
  }

  void write() throws SQLException {
    Firsts firsts = CopyRollups.write(session, memory.seen(), copies);
    for (First first : firsts.ofCopies()) {
      KnownCopy copy = copyOf(first);
      subjects.addFirst(copy.subjects(), first);
      if (first.isNew() && first.counter().type() == EventType.CLICK) {
        messages.addCopy(messageOf(first, copy), MessageRollups.ALL_LINKS);
      }
    }
    for (First first : firsts.ofLinks()) {
      KnownCopy copy = copyOf(first);
      if (first.isNew()) {
        messages.addCopy(messageOf(first, copy), first.link());
      }
      if (first.counter().type() == EventType.CLICK) {
        subjects.addFirst(memory.lookup().target(session, copy.message(), first.link()), first);
      }
    }
    messages.write(session, memory.seen());
    subjects.write(session, memory.hours());
  }

  private KnownCopy copyOf(First first) throws SQLException {
    KnownCopy copy = known.get(first.counter().key());
    if (copy == null) {
      throw new SQLException("a copy was counted that no hit is of");
    }
    return copy;
  }

  private static Counter<MessageKey> messageOf(First first, KnownCopy copy) {
    return new Counter<>(copy.message(), first.counter().type(), first.counter().verdict());
  }
}
