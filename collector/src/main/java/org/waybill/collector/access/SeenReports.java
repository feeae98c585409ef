package org.waybill.collector.access;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.waybill.collector.classify.Reason;
import org.waybill.collector.classify.State;
import org.waybill.collector.classify.Verdict;
import org.waybill.collector.device.Device;
import org.waybill.collector.hit.EventType;
import org.waybill.collector.search.Term;
import org.waybill.collector.store.CopyCursor;
import org.waybill.collector.store.CopyFigures;
import org.waybill.collector.store.CopyPage;
import org.waybill.collector.store.CopyRun;
import org.waybill.collector.store.Delays;
import org.waybill.collector.store.Event;
import org.waybill.collector.store.EventCursor;
import org.waybill.collector.store.Evidence;
import org.waybill.collector.store.FoundCopy;
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
import org.waybill.wire.Labels;
import org.waybill.wire.MessageKey;
import org.waybill.wire.PackedText;
import org.waybill.wire.PersonCode;
import org.waybill.wire.TrackingId;

/**
 * The reports as one viewer may see them, for one answer. Recipients leave here by name or as
 * pseudonyms, and who left by name, or was looked for by name, is remembered. Not thread-safe.
 */
final class SeenReports implements Reports {

  private final Reports all;
  private final Pseudonyms pseudonyms;
  private final boolean byName;
  private final Set<String> persons = new LinkedHashSet<>();
  private final Set<String> messages = new LinkedHashSet<>();

  SeenReports(Reports all, Pseudonyms pseudonyms, Viewer viewer) {
    this.all = all;
    this.pseudonyms = pseudonyms;
    this.byName = viewer.may(Right.PERSONS);
  }

  /** The pseudonyms of who was seen by name so far. */
  List<String> persons() {
    return new ArrayList<>(persons);
  }

  /** The messages they were recipients of. */
  List<String> messages() {
    return new ArrayList<>(messages);
  }

  @Override
  public MessagePage messages(MessageFilter filter, Optional<MessageCursor> after, int limit) {
    lookedFor(filter);
    MessagePage page = all.messages(filter, after, limit);
    return byName
        ? page
        : new MessagePage(page.items().stream().map(this::seen).toList(), page.next());
  }

  @Override
  public CopyPage copies(MessageFilter filter, Optional<MessageCursor> after, int limit) {
    lookedFor(filter);
    CopyPage page = all.copies(filter, after, limit);
    return new CopyPage(page.items().stream().map(this::seen).toList(), page.next());
  }

  @Override
  public Optional<MessageDetail> message(MessageKey key) {
    return all.message(key).map(this::seen);
  }

  @Override
  public Optional<MessageSummary> summary(MessageKey key) {
    return all.summary(key).map(message -> byName ? message : seen(message));
  }

  @Override
  public List<LinkFigures> links(MessageKey message) {
    return byName ? all.links(message) : all.links(message).stream().map(this::seen).toList();
  }

  @Override
  public Optional<CopyFigures> copy(MessageKey message, TrackingId copy) {
    return all.copy(message, copy).map(found -> seen(message, found));
  }

  @Override
  public CopyRun copies(
      MessageKey message, Set<State> states, Optional<CopyCursor> after, int limit) {
    CopyRun run = all.copies(message, states, after, limit);
    return new CopyRun(run.items().stream().map(copy -> seen(message, copy)).toList(), run.next());
  }

  @Override
  public Delays delays(MessageKey message) {
    return all.delays(message);
  }

  @Override
  public List<Event> events(EventCursor after, int limit) {
    return all.events(after, limit).stream().map(this::seen).toList();
  }

  @Override
  public EventCursor lastEvent() {
    return all.lastEvent();
  }

  /** Of events that were read before those that are wanted; whoever is in no other was not seen. */
  List<Event> seen(List<Event> events, Predicate<Event> wanted) {
    return events.stream()
        .filter(event -> wanted.test(as(event, shown(event.recipient()))))
        .map(this::seen)
        .toList();
  }

  @Override
  public List<Event> eventsOf(MessageKey message, EventCursor after, int limit) {
    return all.eventsOf(message, after, limit).stream().map(this::seen).toList();
  }

  @Override
  public List<Event> copyEvents(MessageKey message, TrackingId copy, EventCursor after, int limit) {
    return all.copyEvents(message, copy, after, limit).stream().map(this::seen).toList();
  }

  @Override
  public SubjectFigures subject(Subject subject, int since, int until) {
    return all.subject(subject, since, until);
  }

  @Override
  public SubjectFigures sums(Subject subject, List<Integer> edges) {
    return all.sums(subject, edges);
  }

  @Override
  public List<SubjectFigures.Copies> cohorts(Subject subject, List<Integer> edges) {
    return all.cohorts(subject, edges);
  }

  @Override
  public List<SubjectFigures.Hits> hits(
      Subject subject, EventType type, Verdict verdict, int since, int until) {
    return all.hits(subject, type, verdict, since, until);
  }

  @Override
  public List<Subject> largest(SubjectKind kind, int since, int until, int limit) {
    return all.largest(kind, since, until, limit);
  }

  @Override
  public List<ReasonHits> reasonsOf(Subject subject, int since, int until) {
    return all.reasonsOf(subject, since, until);
  }

  @Override
  public Map<Reason, Stake> stakes(int since, int until) {
    return all.stakes(since, until);
  }

  @Override
  public Reclassification reclassification() {
    return all.reclassification();
  }

  @Override
  public List<HitSource> newestSources(int limit) {
    return all.newestSources(limit).stream().map(this::seen).toList();
  }

  @Override
  public List<LinkUse> usesOf(Subject target, Optional<MessageCursor> after, int limit) {
    return all.usesOf(target, after, limit).stream().map(this::seen).toList();
  }

  @Override
  public LinkReaders readersOf(Subject target, int limit) {
    LinkReaders readers = all.readersOf(target, limit);
    return new LinkReaders(
        readers.items().stream()
            .map(reader -> reader.of(recipient(reader.message(), reader.recipient())))
            .toList(),
        readers.isCut());
  }

  @Override
  public List<Evidence> evidenceOf(
      MessageKey message, TrackingId copy, EventCursor after, int limit) {
    return all.evidenceOf(message, copy, after, limit).stream().map(this::seen).toList();
  }

  @Override
  public int largestFrom(SubjectKind kind, int since, int until) {
    return all.largestFrom(kind, since, until);
  }

  @Override
  public List<PersonCopy> copiesOf(PersonCode person, Optional<MessageCursor> after, int limit) {
    return all.copiesOf(person, after, limit).stream()
        .map(
            copy ->
                new PersonCopy(copy.message(), copy.sentAt(), seen(copy.message(), copy.figures())))
        .toList();
  }

  /** Bars in place of words: what is shown of it says nothing of anybody. */
  @Override
  public Optional<PackedText> html(MessageKey message) {
    return all.html(message);
  }

  @Override
  public List<Subject> variantsOf(String campaign) {
    return all.variantsOf(campaign);
  }

  @Override
  public Optional<String> nameOf(Subject subject) {
    Optional<String> name = all.nameOf(subject);
    return subject.kind() == SubjectKind.SENDER ? name : name.map(this::text);
  }

  /** A machine's address is nobody's; a person's is for who may see persons. */
  private HitSource seen(HitSource hit) {
    boolean isShown = byName || hit.judgement().verdict() == Verdict.MACHINE;
    return isShown ? hit : new HitSource(hit.at(), hit.hits(), hit.judgement(), "");
  }

  private LinkUse seen(LinkUse use) {
    return byName ? use : new LinkUse(seen(use.message()), seen(use.link()));
  }

  private Evidence seen(Evidence evidence) {
    Event event = seen(evidence.event());
    return byName
        ? new Evidence(event, evidence.address(), evidence.headers())
        : new Evidence(event, "", Map.of());
  }

  private FoundCopy seen(FoundCopy copy) {
    MessageSummary message = copy.message();
    return new FoundCopy(byName ? message : seen(message), seen(message.id(), copy.figures()));
  }

  private void lookedFor(MessageFilter filter) {
    filter.recipient().ifPresent(this::lookedFor);
    filter.search().terms().forEach(this::lookedFor);
  }

  /**
   * Parts of addresses are for who may see them whole: else one would be found out letter by
   * letter.
   */
  private void lookedFor(Term term) {
    switch (term) {
      case Term.Pasted pasted -> lookedFor(pasted.text());
      case Term.In in when in.field() == Term.Field.TO && in.isAddress() -> lookedFor(in.text());
      case Term.In in when in.field() == Term.Field.TO && !byName ->
          throw new ForbiddenException(words -> words.text("forbidden.part"));
      default -> {}
    }
  }

  /** Whoever pastes an address learns what became of that person's mail, whatever the role. */
  private void lookedFor(String address) {
    int at = address.lastIndexOf('@') + 1;
    String canonical = address.substring(0, at) + address.substring(at).toLowerCase(Locale.ROOT);
    persons.add(pseudonyms.of(canonical));
  }

  private MessageDetail seen(MessageDetail detail) {
    MessageKey key = detail.summary().id();
    List<CopyFigures> copies = detail.copies().stream().map(copy -> seen(key, copy)).toList();
    return byName
        ? new MessageDetail(detail.summary(), copies, detail.links())
        : new MessageDetail(
            seen(detail.summary()), copies, detail.links().stream().map(this::seen).toList());
  }

  private MessageSummary seen(MessageSummary message) {
    return message.saying(
        text(message.subject()),
        new Labels(
            message.labels().tag().map(this::text),
            message.labels().campaign().map(this::text),
            message.labels().variant().map(this::text)));
  }

  private CopyFigures seen(MessageKey message, CopyFigures copy) {
    return copy.of(recipient(message, copy.recipient()));
  }

  private LinkFigures seen(LinkFigures link) {
    return new LinkFigures(
        link.number(), text(link.url()), text(link.label()), link.copies(), link.clicks());
  }

  private Event seen(Event event) {
    return as(event, recipient(event.message(), event.recipient()));
  }

  private Event as(Event event, String recipient) {
    return event.of(
        recipient,
        event.url().map(this::text),
        text(event.userAgent()),
        byName ? event.device() : new Device.Untold());
  }

  private String recipient(MessageKey message, String recipient) {
    if (byName && Pseudonyms.isNamed(recipient)) {
      persons.add(pseudonyms.of(recipient));
      messages.add(message.toString());
    }
    return shown(recipient);
  }

  private String shown(String recipient) {
    return byName || !Pseudonyms.isNamed(recipient) ? recipient : pseudonyms.of(recipient);
  }

  private String text(String text) {
    return byName ? text : Pseudonyms.masked(text);
  }
}
