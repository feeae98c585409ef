package org.waybill.collector.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.waybill.collector.classify.Reason;
import org.waybill.collector.classify.Verdict;
import org.waybill.collector.openapi.Parameter;
import org.waybill.collector.search.Search;
import org.waybill.collector.store.MessageFilter;
import org.waybill.collector.store.MessagePage;
import org.waybill.collector.store.MessageSummary;
import org.waybill.collector.store.ReasonHits;
import org.waybill.collector.store.Reports;
import org.waybill.collector.store.Subject;
import org.waybill.collector.store.SubjectFigures;
import org.waybill.collector.words.Words;

/**
 * Pages of senders, recipients' domains, tags and campaigns. Blocks on the store: for worker
 * threads.
 */
final class SubjectPages {

  private static final int MESSAGES = 10;

  private final Reports reports;
  private final Visit visit;
  private final Sheets sheets;
  private final Words words;
  private final Instant now;

  /** The page one request asks for, from reports as its reader may see them. */
  SubjectPages(Reports reports, Visit visit, Sheets sheets) {
    this.reports = reports;
    this.visit = visit;
    this.sheets = sheets;
    this.words = visit.words();
    this.now = sheets.clock().instant();
  }

  /** The largest; or, where a name is given, the way to the one that has it. */
  Answer list(SubjectPath of) {
    Checked asked = Checked.of(visit, Ranking.parameters(), query -> Period.read(query, now));
    Optional<String> name = asked.query().value(Ranking.NAME).map(String::strip);
    Optional<String> found = name.flatMap(text -> named(of, text));
    if (found.isPresent()) {
      return Answer.seeOther(found.get());
    }
    Period period = Period.read(asked.query(), now);
    Frame frame = sheets.frame(words.text(of.word() + ".title"), visit);
    RankingView view =
        new RankingView(
            frame,
            of.word(),
            PeriodBar.of(frame, period),
            asked.problems(),
            name.orElse(""),
            kinds(of, period),
            new Ranking(of, now)
                .rows(reports, period).stream().map(row -> row(of, row, period, frame)).toList());
    return Answer.page(asked.isBad() ? 400 : 200, sheets.render("ranking.jte", view));
  }

  private Optional<String> named(SubjectPath of, String name) {
    Subject subject = Subject.of(of.kind(), name);
    return reports.nameOf(subject).map(known -> of.path(subject, known));
  }

  private List<Overview.Choice> kinds(SubjectPath of, Period period) {
    return SubjectPath.SENT.stream()
        .map(
            other ->
                new Overview.Choice(
                    words.text(other.word() + ".title"),
                    period.in(Address.of(other.path())).toString(),
                    other == of))
        .toList();
  }

  static FigureRow row(SubjectPath of, Ranking.Row row, Period period, Frame frame) {
    String name = row.group().name();
    return FigureRow.of(
        row.group(),
        Shown.of(name),
        Shown.of(""),
        period.in(Address.of(of.path(row.subject(), name))).toString(),
        frame);
  }

  /** One of them. */
  Answer one(SubjectPath of, String id) {
    Optional<Subject> subject = of.subject(id);
    return subject
        .flatMap(reports::nameOf)
        .map(name -> one(of, subject.orElseThrow(), name))
        .orElseGet(() -> Sentences.absent(sheets, visit));
  }

  private Answer one(SubjectPath of, Subject subject, String name) {
    List<Parameter<?>> parameters = new ArrayList<>(Period.PARAMETERS);
    parameters.add(Visit.ZONE);
    Checked asked = Checked.of(visit, parameters, query -> Period.read(query, now));
    Period period = Period.read(asked.query(), now);
    Frame frame = sheets.frame(Shown.of(name).plain(), visit);
    SubjectSteps steps = SubjectSteps.read(reports, subject, period);
    MessagePage messages = messages(of, name);
    SubjectView view =
        new SubjectView(
            frame,
            of.word(),
            of.path(),
            Shown.of(name),
            PeriodBar.of(frame, period),
            period.isAll() ? "" : Period.words(period.before(), words),
            asked.problems(),
            cards(subject, steps.figures(), period),
            steps.wide(words),
            steps.narrow(words),
            steps.rows(words, true).stream().map(group -> step(group, frame)).toList(),
            of == SubjectPath.CAMPAIGNS
                ? Variants.of(reports, words, name, period)
                : Optional.empty(),
            ReasonBars.of(machineReasons(subject, period), period, words),
            messages.items().stream().map(message -> message(message, frame)).toList(),
            Address.of(MessageTable.PATH).with("q", of.search(name)).toString(),
            messages.next().isPresent() && messages.items().size() < MESSAGES);
    return Answer.page(asked.isBad() ? 400 : 200, sheets.render("subject.jte", view));
  }

  private List<Card> cards(Subject subject, SubjectFigures figures, Period period) {
    Totals totals = Totals.of(figures);
    if (period.isAll()) {
      return Headlines.of(words, totals).cards();
    }
    SubjectFigures before =
        reports.sums(subject, period.before().since(), period.before().untilHour());
    return Headlines.of(words, totals, Totals.of(before), Period.words(period.before(), words))
        .cards();
  }

  private Map<Reason, Long> machineReasons(Subject subject, Period period) {
    Map<Reason, Long> hits = new EnumMap<>(Reason.class);
    for (ReasonHits one : reports.reasonsOf(subject, period.since(), period.untilHour())) {
      if (one.verdict() == Verdict.MACHINE) {
        hits.put(one.reason(), one.hits());
      }
    }
    return hits;
  }

  private MessagePage messages(SubjectPath of, String name) {
    MessageFilter filter =
        of == SubjectPath.SENDERS
            ? new MessageFilter(
                Optional.empty(),
                Optional.of(name),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Search.EMPTY.expression())
            : MessageFilter.of(Search.parse(of.search(name)).expression());
    return reports.messages(filter, Optional.empty(), MESSAGES);
  }

  private static FigureRow step(Group group, Frame frame) {
    return FigureRow.of(group, Shown.of(group.name()), Shown.of(""), "", frame);
  }

  static FigureRow message(MessageSummary message, Frame frame) {
    return new FigureRow(
        Shown.of(message.subject()),
        Shown.of(message.sender() + ", " + frame.at(message.sentAt()).text()),
        "/messages/" + message.id(),
        "",
        "",
        Optional.of(FigureRow.SentCells.of(message.cohort(), frame)),
        "",
        FigureRow.machine(message.opens().plus(message.clicks()), frame));
  }
}
