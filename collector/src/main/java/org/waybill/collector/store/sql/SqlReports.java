package org.waybill.collector.store.sql;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.waybill.collector.classify.Reason;
import org.waybill.collector.classify.State;
import org.waybill.collector.classify.Verdict;
import org.waybill.collector.hit.EventType;
import org.waybill.collector.store.CopyCursor;
import org.waybill.collector.store.CopyFigures;
import org.waybill.collector.store.CopyPage;
import org.waybill.collector.store.CopyRun;
import org.waybill.collector.store.Delays;
import org.waybill.collector.store.Event;
import org.waybill.collector.store.EventCursor;
import org.waybill.collector.store.Evidence;
import org.waybill.collector.store.HitSource;
import org.waybill.collector.store.LinkFigures;
import org.waybill.collector.store.LinkReaders;
import org.waybill.collector.store.LinkUse;
import org.waybill.collector.store.MessageCursor;
import org.waybill.collector.store.MessageDetail;
import org.waybill.collector.store.MessageFilter;
import org.waybill.collector.store.MessagePage;
import org.waybill.collector.store.MessageSummary;
import org.waybill.collector.store.PersonCopy;
import org.waybill.collector.store.ReasonHits;
import org.waybill.collector.store.Reclassification;
import org.waybill.collector.store.Reports;
import org.waybill.collector.store.Stake;
import org.waybill.collector.store.Subject;
import org.waybill.collector.store.SubjectFigures;
import org.waybill.collector.store.SubjectKind;
import org.waybill.wire.MessageKey;
import org.waybill.wire.PackedText;
import org.waybill.wire.PersonCode;
import org.waybill.wire.TrackingId;

/** The read side. Every question takes a connection of its own, which cannot write. */
final class SqlReports implements Reports {

  private final Reader reader;

  SqlReports(Reader reader) {
    this.reader = reader;
  }

  @Override
  public MessagePage messages(MessageFilter filter, Optional<MessageCursor> after, int limit) {
    return reader.read(session -> new Searching(session, filter).messages(after, limit));
  }

  @Override
  public CopyPage copies(MessageFilter filter, Optional<MessageCursor> after, int limit) {
    return reader.read(session -> new Searching(session, filter).copies(after, limit));
  }

  @Override
  public Optional<MessageDetail> message(MessageKey key) {
    return reader.read(session -> detail(session, key));
  }

  @Override
  public Optional<MessageSummary> summary(MessageKey key) {
    return reader.read(session -> summary(session, key));
  }

  @Override
  public List<LinkFigures> links(MessageKey message) {
    return reader.read(session -> new DetailRows(session).links(message));
  }

  @Override
  public Optional<CopyFigures> copy(MessageKey message, TrackingId copy) {
    return reader.read(session -> new DetailRows(session).copy(message, copy));
  }

  @Override
  public CopyRun copies(
      MessageKey message, Set<State> states, Optional<CopyCursor> after, int limit) {
    return reader.read(session -> new CopyWalk(session, message).next(states, after, limit));
  }

  @Override
  public Delays delays(MessageKey message) {
    return reader.read(session -> DelayRows.ofMessage(session, message));
  }

  @Override
  public List<Event> events(EventCursor after, int limit) {
    return reader.read(session -> new EventRows(session).all(after, limit));
  }

  @Override
  public EventCursor lastEvent() {
    return reader.read(session -> new EventRows(session).last());
  }

  @Override
  public List<Event> eventsOf(MessageKey message, EventCursor after, int limit) {
    return reader.read(session -> new EventRows(session).ofMessage(message, after, limit));
  }

  @Override
  public List<Event> copyEvents(MessageKey message, TrackingId copy, EventCursor after, int limit) {
    return reader.read(session -> new EventRows(session).ofCopy(message, copy, after, limit));
  }

  @Override
  public SubjectFigures subject(Subject subject, int since, int until) {
    return reader.read(session -> SubjectRows.read(session, subject, since, until));
  }

  @Override
  public SubjectFigures sums(Subject subject, List<Integer> edges) {
    return reader.read(session -> SubjectRows.sums(session, subject, edges));
  }

  @Override
  public List<SubjectFigures.Copies> cohorts(Subject subject, List<Integer> edges) {
    return reader.read(session -> SubjectRows.cohorts(session, subject, edges));
  }

  @Override
  public List<SubjectFigures.Hits> hits(
      Subject subject, EventType type, Verdict verdict, int since, int until) {
    return reader.read(session -> SubjectRows.hits(session, subject, type, verdict, since, until));
  }

  @Override
  public List<Subject> largest(SubjectKind kind, int since, int until, int limit) {
    return reader.read(session -> LargestSubjects.read(session, kind, since, until, limit));
  }

  @Override
  public List<ReasonHits> reasonsOf(Subject subject, int since, int until) {
    return reader.read(session -> ReasonRows.ofSubject(session, subject, since, until));
  }

  @Override
  public Map<Reason, Stake> stakes(int since, int until) {
    return reader.read(session -> ReasonRows.stakes(session, since, until));
  }

  @Override
  public Reclassification reclassification() {
    return reader.read(session -> Settler.reclassification(session));
  }

  @Override
  public List<HitSource> newestSources(int limit) {
    return reader.read(session -> new EvidenceRows(session).newest(limit));
  }

  @Override
  public List<LinkUse> usesOf(Subject target, Optional<MessageCursor> after, int limit) {
    return reader.read(session -> new LinkRows(session).uses(target.key(), after, limit));
  }

  @Override
  public LinkReaders readersOf(Subject target, int limit) {
    return reader.read(session -> new LinkRows(session).readers(target.key(), limit));
  }

  @Override
  public List<Evidence> evidenceOf(
      MessageKey message, TrackingId copy, EventCursor after, int limit) {
    return reader.read(session -> new EvidenceRows(session).ofCopy(message, copy, after, limit));
  }

  @Override
  public int largestFrom(SubjectKind kind, int since, int until) {
    return reader.read(session -> LargestSubjects.from(session, kind, since, until));
  }

  @Override
  public List<PersonCopy> copiesOf(PersonCode person, Optional<MessageCursor> after, int limit) {
    return reader.read(session -> PersonRows.read(session, person, after, limit));
  }

  @Override
  public Optional<PackedText> html(MessageKey message) {
    return reader.read(session -> new HtmlRows(session).read(message));
  }

  @Override
  public List<Subject> variantsOf(String campaign) {
    return reader.read(session -> SubjectRows.variants(session, campaign));
  }

  @Override
  public Optional<String> nameOf(Subject subject) {
    return reader.read(session -> SubjectRows.name(session, subject));
  }

  private static Optional<MessageSummary> summary(Session session, MessageKey key)
      throws SQLException {
    MessageRows rows = new MessageRows(session);
    Optional<MessageSummary> facts = rows.facts(key);
    return facts.isEmpty() ? facts : Optional.of(rows.withFigures(facts.get()));
  }

  private static Optional<MessageDetail> detail(Session session, MessageKey key)
      throws SQLException {
    MessageRows rows = new MessageRows(session);
    Optional<MessageSummary> facts = rows.facts(key);
    return facts.isEmpty()
        ? Optional.empty()
        : Optional.of(new DetailRows(session).read(rows.withFigures(facts.get())));
  }
}
