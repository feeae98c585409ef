package org.waybill.collector.store.sql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waybill.collector.classify.CopyHistory;
import org.waybill.collector.classify.Crowd;
import org.waybill.collector.classify.Judge;
import org.waybill.collector.classify.Judgement;
import org.waybill.collector.classify.Reasons;
import org.waybill.collector.classify.Sighting;
import org.waybill.collector.classify.Standing;
import org.waybill.collector.classify.Verdict;
import org.waybill.collector.device.Device;
import org.waybill.collector.device.Recognizer;
import org.waybill.collector.store.Delay;
import org.waybill.wire.MessageKey;
import org.waybill.wire.TrackingId;

/**
 * Has hits judged, each with all others of its copy at hand, and moves figures with what changed. A
 * settled hit whose facts were blanked stays as it is. For one transaction.
 */
final class CopyJudging {

  private static final Logger LOG = LoggerFactory.getLogger(CopyJudging.class);

  /** For hits that the judge failed on: nothing is known. */
  private static final Judgement UNKNOWN = new Judgement(Verdict.UNCERTAIN, Reasons.NONE);

  private final Session session;
  private final Memory memory;
  private final By by;
  private final long from;
  private final long to;
  private final long blankTo;
  private final Remembered<TrackingId, PastHits> pasts;
  private final Moves moves;
  private final TamperingRows tampering;

  /**
   * Who judges.
   *
   * @param crowd has seen what came around the hits that are judged
   * @param recognizer names persons' devices
   */
  record By(Judge judge, Crowd crowd, Recognizer recognizer) {}

  /**
   * For the events from a number to another.
   *
   * @param pasts of events before the first one, none of which is judged again
   * @param to the first that is left out
   */
  CopyJudging(
      Session session,
      Memory memory,
      By by,
      Remembered<TrackingId, PastHits> pasts,
      long from,
      long to)
      throws SQLException {
    this.session = session;
    this.memory = memory;
    this.by = by;
    this.pasts = pasts;
    this.from = from;
    this.to = to;
    this.blankTo =
        session
            .row(row -> row.getLong(1), "SELECT blank_to FROM progress WHERE id = 1")
            .orElseThrow(() -> new SQLException("table progress has lost its row"));
    this.tampering = new TamperingRows(session);
    this.moves = new Moves(session, memory, Progress.read(session).slots());
  }

  private record Facts(
      long sentAt,
      long firstSentAt,
      int recipients,
      Standing standing,
      Optional<Delay> openDelay) {}

  /** All hits of a copy: those before a time as sums. */
  private record Known(PastHits past, List<KeptHit> hits) {}

  /** Judges the hits of a copy; nothing where it is being purged. */
  void judge(TrackingId copy, MessageKey message) throws SQLException {
    Optional<Facts> facts = facts(copy);
    if (facts.isPresent()) {
      judge(copy, message, facts.get());
    }
  }

  private void judge(TrackingId copy, MessageKey message, Facts facts) throws SQLException {
    Known known = known(message, copy);
    List<KeptHit> hits = known.hits();
    List<Judgement> judged =
        judged(
            new CopyHistory(
                copy,
                sender(message),
                facts.recipients() > 1,
                facts.firstSentAt(),
                new DeliveryRows(session).firstDeliveredAt(copy),
                hits.stream().map(KeptHit::sighting).toList()));
    Moves.Case one =
        new Moves.Case(
            copy,
            memory
                .lookup()
                .copy(session, copy)
                .orElseThrow(() -> new SQLException("a copy that was known is gone")),
            facts.sentAt(),
            new DeliveryRows(session).read(copy, facts.recipients()),
            facts.standing(),
            facts.openDelay());
    List<Judged> before = new ArrayList<>(known.past().sums());
    List<Judged> after = new ArrayList<>(before);
    List<PastHits.Settled> settled = new ArrayList<>();
    for (int i = 0; i < hits.size(); i++) {
      KeptHit hit = hits.get(i);
      Judged was = hit.judged(hit.judgement(), memory.lookup().device(session, hit.device()));
      Judged now = isDecided(hit) ? decided(hit, judged.get(i)) : was;
      before.add(was);
      after.add(now);
      if (hit.number() < to) {
        settled.add(new PastHits.Settled(hit.number(), now));
      }
      if (!now.equals(was)) {
        hit.write(session, now, by.judge().version());
        moves.hit(one, was, now);
      }
    }
    if (!before.equals(after)) {
      moves.copy(one, Contribution.of(before), Contribution.of(after));
    }
    remember(copy, known, settled);
  }

  private void remember(TrackingId copy, Known known, List<PastHits.Settled> settled) {
    long now = known.hits().stream().filter(this::isDecided).mapToLong(KeptHit::at).max().orElse(0);
    settled.sort(Comparator.comparingLong(PastHits.Settled::number));
    PastHits past = known.past().followedBy(settled, now);
    if (past.isWorthRemembering()) {
      pasts.put(copy, past);
    }
  }

  private Known known(MessageKey message, TrackingId copy) throws SQLException {
    Optional<PastHits> past = pasts.get(copy);
    if (past.isPresent()) {
      List<KeptHit> hits = hits(message, copy, past.get().until());
      if (hits.stream().filter(this::isDecided).noneMatch(hit -> past.get().mattersTo(hit.at()))) {
        return new Known(past.get(), hits);
      }
    }
    return new Known(
        PastHits.purged(PurgedHits.of(session, memory.lookup(), copy)),
        hits(message, copy, Long.MIN_VALUE));
  }

  private List<KeptHit> hits(MessageKey message, TrackingId copy, long number) throws SQLException {
    List<KeptHit> hits = new ArrayList<>();
    for (KeptHit hit : KeptHit.ofCopy(session, message, copy, number)) {
      hits.add(isDecided(hit) ? hit.among(tampering) : hit);
    }
    return hits;
  }

  /** Not where another part decides, nor where its facts are gone. */
  private boolean isDecided(KeptHit hit) {
    boolean isInPart = hit.number() >= from && hit.number() < to;
    boolean hasLostItsFacts = hit.isSettled() && hit.number() < blankTo;
    return isInPart && !hasLostItsFacts;
  }

  private Judged decided(KeptHit hit, Judgement judgement) throws SQLException {
    Sighting sighting = hit.sighting();
    Device device = by.recognizer().of(judgement, sighting.userAgent(), sighting.address());
    return hit.judged(judgement, memory.lookup().device(session, device));
  }

  /** One copy that cannot be judged does not keep all others waiting. */
  private List<Judgement> judged(CopyHistory history) {
    try {
      List<Judgement> judged = by.judge().judge(history, by.crowd());
      if (judged.size() == history.hits().size()
          && judged.stream().noneMatch(one -> one.verdict() == Verdict.UNSETTLED)) {
        return judged;
      }
      LOG.error("the hits of copy {} were not all judged; they count as uncertain", history.copy());
    } catch (RuntimeException e) {
      LOG.error(
          "the hits of copy {} cannot be judged ({}); they count as uncertain",
          history.copy(),
          e.getClass().getSimpleName()); // its message may quote an address
      LOG.debug("the cause", e);
    }
    return history.hits().stream().map(hit -> UNKNOWN).toList();
  }

  private Optional<Facts> facts(TrackingId copy) throws SQLException {
    return session.row(
        row ->
            new Facts(
                row.getLong(1),
                row.getLong(2),
                row.getInt(3),
                Standing.of(row.getInt(4)),
                OpenDelay.read(row, "open_delay")),
        """
        SELECT sent_at, first_sent_at, recipients, standing, open_delay FROM copies
        WHERE copy_key = ?\
        """,
        copy.bytes());
  }

  private String sender(MessageKey message) throws SQLException {
    return session
        .row(
            row -> row.getString(1),
            "SELECT sender FROM messages WHERE message_key = ?",
            message.bytes())
        .orElseThrow(() -> new SQLException("a copy has lost its message"));
  }

  /** Writes what was moved. */
  void finish() throws SQLException {
    moves.write();
  }
}
