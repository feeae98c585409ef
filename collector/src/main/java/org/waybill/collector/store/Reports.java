package org.waybill.collector.store;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.waybill.collector.classify.Reason;
import org.waybill.collector.classify.State;
import org.waybill.collector.classify.Verdict;
import org.waybill.collector.hit.EventType;
import org.waybill.wire.MessageKey;
import org.waybill.wire.PackedText;
import org.waybill.wire.PersonCode;
import org.waybill.wire.TrackingId;

/**
 * The read side of a store. Every answer takes a bounded time at any size: cursors walk an index,
 * figures come from rollups. Thread-safe; cannot write. Every method throws {@link StoreException}
 * where the store cannot be read.
 */
public interface Reports {

  /**
   * Messages that match, newest first.
   *
   * @param after go on after this place; empty for the newest
   * @param limit how many at most, 1 or more
   * @return fewer than {@code limit} items, even none, with a next place where matches are rare and
   *     the search was cut to keep its time bounded: ask on from there
   */
  MessagePage messages(MessageFilter filter, Optional<MessageCursor> after, int limit);

  /**
   * Copies of messages that match, by message, newest first, and by recipient: those for which what
   * is asked about copies holds.
   *
   * @param after go on after this message; empty for the newest
   * @param limit a page ends with the message that brings it to so many copies, 1 or more
   * @return as {@link #messages} it may be cut short
   */
  CopyPage copies(MessageFilter filter, Optional<MessageCursor> after, int limit);

  /** One message with all its copies (by recipient) and links (by number). */
  Optional<MessageDetail> message(MessageKey key);

  /** One message with its figures, without what is beneath it. */
  Optional<MessageSummary> summary(MessageKey key);

  /** The links of a message, by number. */
  List<LinkFigures> links(MessageKey message);

  /** One copy of a message. */
  Optional<CopyFigures> copy(MessageKey message, TrackingId copy);

  /**
   * The copies of a message, strongest sign first, then the quickest open.
   *
   * @param states only those in one of these
   * @param after go on after this place; empty for the strongest
   * @param limit how many at most, 1 or more
   */
  CopyRun copies(MessageKey message, Set<State> states, Optional<CopyCursor> after, int limit);

  /** How long it took until a message's copies were opened; nothing for one that is not known. */
  Delays delays(MessageKey message);

  /**
   * Events of all messages, in the order in which they became known, oldest first. An event gets
   * its place when its copy is known, so whoever reads on from the last place misses none. One that
   * stands for further hits of a flood grows as long as hits of its minute are stored.
   *
   * @param limit how many at most, 1 or more
   */
  List<Event> events(EventCursor after, int limit);

  /**
   * The place of the event that became known last; {@link EventCursor#START} where there is none.
   */
  EventCursor lastEvent();

  /**
   * The same for the events of one message, copy by copy; nothing after one that was purged
   * meanwhile.
   */
  List<Event> eventsOf(MessageKey message, EventCursor after, int limit);

  /** The same for the events of one copy of a message. */
  List<Event> copyEvents(MessageKey message, TrackingId copy, EventCursor after, int limit);

  /**
   * Figures of a sender, domain, tag or the like by hour; a day is the sum of its hours, in the
   * zone of whoever reads.
   *
   * @param since the first hour ({@link Hour})
   * @param until the first hour that is left out
   */
  SubjectFigures subject(Subject subject, int since, int until);

  /**
   * The same for who adds it up: hours of a whole day, of UTC, may stand together at its first, so
   * that a long period takes little more time than a short one. Of a day in which a part of the
   * period begins they stand apart.
   *
   * @param edges the first hour ({@link Hour}), those with which further parts begin, and the first
   *     hour that is left out; in order
   */
  SubjectFigures sums(Subject subject, List<Integer> edges);

  /** The same of a period with one part. */
  default SubjectFigures sums(Subject subject, int since, int until) {
    return sums(subject, List.of(since, until));
  }

  /**
   * Of {@linkplain #sums(Subject, List) the same} what became of the copies, and nothing else.
   *
   * @param edges as there
   */
  List<SubjectFigures.Copies> cohorts(Subject subject, List<Integer> edges);

  /**
   * Hits of one type and verdict, hour by hour.
   *
   * @param since the first hour ({@link Hour})
   * @param until the first hour that is left out
   */
  List<SubjectFigures.Hits> hits(
      Subject subject, EventType type, Verdict verdict, int since, int until);

  /**
   * The largest subjects of a kind in a period: senders, domains and tags by the copies sent,
   * targets by the copies of which a person first followed one then, and by hits where those are
   * equal, everything else by hits; the largest first. Where the period holds too much to count in
   * bounded time its latest part decides.
   *
   * @param since the first hour ({@link Hour})
   * @param until the first hour that is left out
   * @param limit how many at most, 1 or more
   */
  List<Subject> largest(SubjectKind kind, int since, int until, int limit);

  /** The same, 20 at most. */
  default List<Subject> largest(SubjectKind kind, int since, int until) {
    return largest(kind, since, until, 20);
  }

  /**
   * Why hits of a sender, a recipients' domain, a tag or a campaign that came in a period count as
   * they do, by the code of the reason. Of other kinds nothing is counted; of everything, reasons
   * are {@linkplain SubjectKind#REASON subjects} themselves.
   *
   * @param since the first hour ({@link Hour})
   * @param until the first hour that is left out
   */
  List<ReasonHits> reasonsOf(Subject subject, int since, int until);

  /**
   * What hangs on each reason, of the copies sent in a period; reasons on which nothing does are
   * missing.
   *
   * @param since the first hour ({@link Hour})
   * @param until the first hour that is left out
   */
  Map<Reason, Stake> stakes(int since, int until);

  /** How far judging all hits again is. */
  Reclassification reclassification();

  /**
   * Where the latest hits came from, oldest first.
   *
   * @param limit of how many hits at most, 1 or more; those purged meanwhile are missing
   */
  List<HitSource> newestSources(int limit);

  /**
   * The messages that hold a link to a target, newest first.
   *
   * @param target a {@link SubjectKind#TARGET}
   * @param after go on after this message; empty for the newest
   * @param limit how many at most, 1 or more
   */
  List<LinkUse> usesOf(Subject target, Optional<MessageCursor> after, int limit);

  /**
   * Whose copies of the newest messages that hold a link to a target had it followed by a person;
   * some thousand copies are looked at.
   *
   * @param target a {@link SubjectKind#TARGET}
   * @param limit how many at most, 1 or more
   */
  LinkReaders readersOf(Subject target, int limit);

  /** The events of one copy with what is kept of each request; otherwise as {@link #copyEvents}. */
  List<Evidence> evidenceOf(MessageKey message, TrackingId copy, EventCursor after, int limit);

  /**
   * The hour from which on {@link #largest} counts: {@code since}, or a later one where the period
   * holds too much.
   */
  int largestFrom(SubjectKind kind, int since, int until);

  /**
   * The copies that were sent to a person, over all messages, newest first.
   *
   * @param person by the code, which stays when addresses are not shown
   * @param after go on after this place; empty for the newest
   * @param limit how many at most, 1 or more
   */
  List<PersonCopy> copiesOf(PersonCode person, Optional<MessageCursor> after, int limit);

  /** What a message looks like; empty where that is not kept. */
  Optional<PackedText> html(MessageKey message);

  /** The variants of a campaign, in no certain order, 20 at most. */
  List<Subject> variantsOf(String campaign);

  /** The name of a subject, where one is stored. */
  Optional<String> nameOf(Subject subject);
}
