package org.waybill.collector.block;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.waybill.collector.block.Block.Subject;
import org.waybill.collector.store.MessageCursor;
import org.waybill.wire.TrackingId;

/**
 * The copies that belong to blocked senders and messages: a link's token names its copy, not who
 * sent it. They are looked up in the store, so a copy is known once its ledger record is stored,
 * and the copies of whoever has withdrawn, which are not stored, never are. One thread looks, any
 * ask.
 */
final class BlockedCopies {

  /** Of one sender or message; 64 bytes each. */
  static final int MOST = 500_000;

  /** Ledgers may come late, and their messages lie between those that are known. */
  private static final int WHOLE_EVERY = 60;

  private final Map<Subject, Set<TrackingId>> known = new ConcurrentHashMap<>();
  private int looks;

  boolean contain(TrackingId copy) {
    for (Set<TrackingId> copies : known.values()) {
      if (copies.contains(copy)) {
        return true;
      }
    }
    return false;
  }

  int count() {
    return known.values().stream().mapToInt(Set::size).sum();
  }

  void forget(Subject subject) {
    known.remove(subject);
  }

  /** Of those that are known already only what is new, but for every now and then. */
  void look(List<Subject> wanted, CopySource source) {
    boolean whole = looks++ % WHOLE_EVERY == 0;
    known.keySet().retainAll(wanted);
    for (Subject subject : wanted) {
      Set<TrackingId> before = known.get(subject);
      Set<TrackingId> copies = before == null ? ConcurrentHashMap.newKeySet() : before;
      known.put(subject, copies);
      walk(subject, copies, whole || before == null, source);
    }
  }

  private static void walk(
      Subject subject, Set<TrackingId> copies, boolean whole, CopySource source) {
    Optional<MessageCursor> after = Optional.empty();
    do {
      CopySource.Page page = source.page(subject, after);
      boolean fresh = false;
      for (TrackingId copy : page.copies()) {
        fresh |= copies.size() < MOST && copies.add(copy);
      }
      after = whole || fresh ? page.next() : Optional.empty();
    } while (after.isPresent());
  }
}
