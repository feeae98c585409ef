package org.waybill.collector;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.waybill.collector.classify.Reason;
import org.waybill.collector.classify.State;
import org.waybill.collector.classify.Verdict;
import org.waybill.collector.correlate.StoreDoor;
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
import org.waybill.collector.store.Store;
import org.waybill.collector.store.StoreException;
import org.waybill.collector.store.Subject;
import org.waybill.collector.store.SubjectFigures;
import org.waybill.collector.store.SubjectKind;
import org.waybill.wire.MessageKey;
import org.waybill.wire.PackedText;
import org.waybill.wire.PersonCode;
import org.waybill.wire.TrackingId;

/**
 * The reports of a store that may not be open yet. Thread-safe.
 *
 * @param side which of its reports
 */
record LateReports(StoreDoor door, Function<Store, Reports> side) implements Reports {

  @Override
  public MessagePage messages(MessageFilter filter, Optional<MessageCursor> after, int limit) {
    return now().messages(filter, after, limit);
  }

  @Override
  public CopyPage copies(MessageFilter filter, Optional<MessageCursor> after, int limit) {
    return now().copies(filter, after, limit);
  }

  @Override
  public Optional<MessageDetail> message(MessageKey key) {
    return now().message(key);
  }

  @Override
  public Optional<MessageSummary> summary(MessageKey key) {
    return now().summary(key);
  }

  @Override
  public List<LinkFigures> links(MessageKey message) {
    return now().links(message);
  }

  @Override
  public Optional<CopyFigures> copy(MessageKey message, TrackingId copy) {
    return now().copy(message, copy);
  }

  @Override
  public CopyRun copies(
      MessageKey message, Set<State> states, Optional<CopyCursor> after, int limit) {
    return now().copies(message, states, after, limit);
  }

  @Override
  public Delays delays(MessageKey message) {
    return now().delays(message);
  }

  @Override
  public List<Event> events(EventCursor after, int limit) {
    return now().events(after, limit);
  }

  @Override
  public EventCursor lastEvent() {
    return now().lastEvent();
  }

  @Override
  public List<Event> eventsOf(MessageKey message, EventCursor after, int limit) {
    return now().eventsOf(message, after, limit);
  }

  @Override
  public List<Event> copyEvents(MessageKey message, TrackingId copy, EventCursor after, int limit) {
    return now().copyEvents(message, copy, after, limit);
  }

  @Override
  public SubjectFigures subject(Subject subject, int since, int until) {
    return now().subject(subject, since, until);
  }

  @Override
  public SubjectFigures sums(Subject subject, List<Integer> edges) {
    return now().sums(subject, edges);
  }

  @Override
  public List<SubjectFigures.Copies> cohorts(Subject subject, List<Integer> edges) {
    return now().cohorts(subject, edges);
  }

  @Override
  public List<SubjectFigures.Hits> hits(
      Subject subject, EventType type, Verdict verdict, int since, int until) {
    return now().hits(subject, type, verdict, since, until);
  }

  @Override
  public List<Subject> largest(SubjectKind kind, int since, int until, int limit) {
    return now().largest(kind, since, until, limit);
  }

  @Override
  public List<ReasonHits> reasonsOf(Subject subject, int since, int until) {
    return now().reasonsOf(subject, since, until);
  }

  @Override
  public Map<Reason, Stake> stakes(int since, int until) {
    return now().stakes(since, until);
  }

  @Override
  public Reclassification reclassification() {
    return now().reclassification();
  }

  @Override
  public List<HitSource> newestSources(int limit) {
    return now().newestSources(limit);
  }

  @Override
  public List<LinkUse> usesOf(Subject target, Optional<MessageCursor> after, int limit) {
    return now().usesOf(target, after, limit);
  }

  @Override
  public LinkReaders readersOf(Subject target, int limit) {
    return now().readersOf(target, limit);
  }

  @Override
  public List<Evidence> evidenceOf(
      MessageKey message, TrackingId copy, EventCursor after, int limit) {
    return now().evidenceOf(message, copy, after, limit);
  }

  @Override
  public int largestFrom(SubjectKind kind, int since, int until) {
    return now().largestFrom(kind, since, until);
  }

  @Override
  public List<PersonCopy> copiesOf(PersonCode person, Optional<MessageCursor> after, int limit) {
    return now().copiesOf(person, after, limit);
  }

  @Override
  public Optional<PackedText> html(MessageKey message) {
    return now().html(message);
  }

  @Override
  public List<Subject> variantsOf(String campaign) {
    return now().variantsOf(campaign);
  }

  @Override
  public Optional<String> nameOf(Subject subject) {
    return now().nameOf(subject);
  }

  private Reports now() {
    return door.settled()
        .map(side)
        .orElseThrow(
            () ->
                new StoreException(
                    "the store is not open; hits are kept meanwhile, the log says what is wrong"));
  }
}
