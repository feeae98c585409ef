package org.waybill.collector.store.sql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.waybill.collector.classify.Reason;
import org.waybill.collector.classify.Verdict;
import org.waybill.collector.store.Hour;
import org.waybill.collector.store.Stake;
import org.waybill.collector.store.Subject;
import org.waybill.collector.store.SubjectKind;

/**
 * Moves what is counted by reason: hits of subjects, and what hangs on a reason. For one
 * transaction.
 */
final class ReasonMoves {

  /** Of everything reasons are subjects themselves. */
  private static final Set<SubjectKind> KINDS =
      EnumSet.of(
          SubjectKind.SENDER, SubjectKind.RECIPIENT_DOMAIN, SubjectKind.TAG, SubjectKind.CAMPAIGN);

  private final SortedMap<Hits, Long> hits = new TreeMap<>();
  private final SortedMap<Staked, Stake> stakes = new TreeMap<>();
  private final Slots slots;

  /** Counts in those places. */
  ReasonMoves(Slots slots) {
    this.slots = slots;
  }

  private record Hits(Slot slot, Reason reason, Verdict verdict) implements Comparable<Hits> {
    @Override
    public int compareTo(Hits other) {
      int order = slot.compareTo(other.slot);
      order = order != 0 ? order : reason.compareTo(other.reason);
      return order != 0 ? order : verdict.compareTo(other.verdict);
    }
  }

  private record Staked(Reason reason, int hour) implements Comparable<Staked> {
    @Override
    public int compareTo(Staked other) {
      int order = reason.compareTo(other.reason);
      return order != 0 ? order : Integer.compare(hour, other.hour);
    }
  }

  /** Whether hits of subjects of a kind are counted by reason. */
  static boolean counts(SubjectKind kind) {
    return KINDS.contains(kind);
  }

  /** Counts hits that came in an hour, or takes them away. */
  void hits(Collection<Subject> subjects, int hour, Reason reason, Verdict verdict, long more) {
    subjects.stream()
        .filter(subject -> counts(subject.kind()))
        .flatMap(subject -> slots.of(subject, hour).stream())
        .forEach(slot -> hits.merge(new Hits(slot, reason, verdict), more, Long::sum));
  }

  /** What of a copy hung on which reason before, and what does now. */
  void stakes(long sentAt, Map<Reason, Stake> before, Map<Reason, Stake> now) {
    int hour = Hour.of(sentAt);
    if (slots.keeps(hour)) {
      before.forEach((reason, stake) -> add(new Staked(reason, hour), stake.negated()));
      now.forEach((reason, stake) -> add(new Staked(reason, hour), stake));
    }
  }

  private void add(Staked cell, Stake more) {
    stakes.merge(cell, more, Stake::plus);
  }

  void write(Session session) throws SQLException {
    List<Object[]> ofHits = new ArrayList<>();
    hits.forEach(
        (cell, more) -> {
          if (more != 0) {
            ofHits.add(row(cell, more));
          }
        });
    session.add(BulkTable.SUBJECT_REASONS, ofHits, List.of());
    List<Object[]> ofStakes = new ArrayList<>();
    stakes.forEach(
        (cell, more) -> {
          if (!more.equals(Stake.NONE)) {
            ofStakes.add(row(cell, more));
          }
        });
    session.add(BulkTable.REASON_STAKES, ofStakes, List.of());
  }

  private static Object[] row(Hits cell, long more) {
    return new Object[] {
      cell.slot().kind(),
      cell.slot().key().bytes(),
      cell.slot().time(),
      cell.reason().code(),
      cell.verdict().code(),
      more
    };
  }

  private static Object[] row(Staked cell, Stake more) {
    return new Object[] {
      cell.reason().code(),
      cell.hour(),
      more.touched(),
      more.decided(),
      more.opened(),
      more.clicked()
    };
  }
}
