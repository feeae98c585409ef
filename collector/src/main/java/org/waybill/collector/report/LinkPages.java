package org.waybill.collector.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.waybill.collector.classify.Verdict;
import org.waybill.collector.draw.Band;
import org.waybill.collector.draw.BandBar;
import org.waybill.collector.draw.Scale;
import org.waybill.collector.openapi.Parameter;
import org.waybill.collector.store.LinkReader;
import org.waybill.collector.store.LinkReaders;
import org.waybill.collector.store.LinkUse;
import org.waybill.collector.store.MessageCursor;
import org.waybill.collector.store.Reports;
import org.waybill.collector.store.Subject;
import org.waybill.collector.words.Words;
import org.waybill.wire.PersonCode;

/** Pages of links over all messages. Blocks on the store: for worker threads. */
final class LinkPages {

  private static final int USES = 20;
  private static final int READERS = 50;

  private final Reports reports;
  private final Visit visit;
  private final Sheets sheets;
  private final Words words;
  private final Percents percents;
  private final Instant now;

  /** The page one request asks for, from reports as its reader may see them. */
  LinkPages(Reports reports, Visit visit, Sheets sheets) {
    this.reports = reports;
    this.visit = visit;
    this.sheets = sheets;
    this.words = visit.words();
    this.percents = new Percents(words);
    this.now = sheets.clock().instant();
  }

  /** Those that most persons followed. */
  Answer list() {
    Checked asked = Checked.of(visit, LinkTable.parameters(), query -> Period.read(query, now));
    Period period = Period.read(asked.query(), now);
    Frame frame = sheets.frame(words.text("links.title"), visit);
    List<LinkTable.Row> rows = new LinkTable(now).rows(reports, period);
    long most = rows.stream().mapToLong(row -> row.group().persons()).max().orElse(0);
    LinksView view =
        new LinksView(
            frame,
            PeriodBar.of(frame, period),
            asked.problems(),
            rows.stream().map(row -> row(row, most, period, frame)).toList());
    return Answer.page(asked.isBad() ? 400 : 200, sheets.render("links.jte", view));
  }

  private LinksView.Row row(LinkTable.Row row, long most, Period period, Frame frame) {
    Group group = row.group();
    return new LinksView.Row(
        period.in(Address.of(SubjectPath.LINKS.path(row.target(), ""))).toString(),
        Shown.of(row.label()),
        ShownUrl.of(group.name()),
        row.messages()
            .map(count -> Numbers.grouped(count))
            .orElseGet(() -> words.text("links.more", row.uses().size() - 1)),
        Numbers.grouped(group.persons()),
        BandBar.of(Band.exact(group.persons(), most), Scale.WHOLE),
        row.rate().map(percents::figure).orElse(""),
        row.rate().map(percents::bounds).orElse(""),
        Numbers.grouped(group.clicks().of(Verdict.UNCERTAIN).total()),
        Numbers.grouped(group.clicks().of(Verdict.MACHINE).total()),
        FigureRow.machine(group.clicks(), frame),
        row.lastAt().isPresent()
            ? Optional.of(frame.at(row.lastAt().getAsLong()))
            : Optional.empty());
  }

  /** One of them. */
  Answer one(String id) {
    Optional<Subject> target = SubjectPath.LINKS.subject(id);
    return target
        .flatMap(this::url)
        .map(url -> one(target.orElseThrow(), url))
        .orElseGet(() -> Sentences.absent(sheets, visit));
  }

  /** A link nobody asked for has no figures yet, and stands in messages only. */
  private Optional<String> url(Subject target) {
    return reports
        .nameOf(target)
        .or(
            () ->
                reports.usesOf(target, Optional.empty(), 1).stream()
                    .map(use -> use.link().url())
                    .findFirst());
  }

  private Answer one(Subject target, String url) {
    List<Parameter<?>> parameters = new ArrayList<>(LinkTable.parameters());
    parameters.add(MessageQuery.AFTER);
    Checked asked = Checked.of(visit, parameters, query -> Period.read(query, now));
    Period period = Period.read(asked.query(), now);
    Optional<MessageCursor> after = asked.query().value(MessageQuery.AFTER);
    List<LinkUse> uses = reports.usesOf(target, after, USES);
    LinkReaders readers = reports.readersOf(target, READERS);
    Frame frame = sheets.frame(words.text("links.one.title"), visit);
    SubjectSteps steps = SubjectSteps.read(reports, target, period);
    LinkView view =
        new LinkView(
            frame,
            Shown.of(uses.isEmpty() ? "" : uses.getFirst().link().label()),
            ShownUrl.of(url),
            PeriodBar.of(frame, period),
            asked.problems(),
            figures(Group.of(url, Optional.empty(), false, steps.figures(), hour -> true), frame),
            steps(steps.rows(words, false)),
            uses.stream().map(use -> use(use, frame)).toList(),
            after.map(cursor -> frame.address().without("after").toString()),
            uses.size() < USES
                ? Optional.empty()
                : Optional.of(
                    frame
                        .address()
                        .with("after", uses.getLast().message().cursor().toString())
                        .toString()),
            readers.items().stream().map(reader -> who(reader, frame)).toList(),
            readers.isCut());
    return Answer.page(asked.isBad() ? 400 : 200, sheets.render("link.jte", view));
  }

  private List<LinkView.Figure> figures(Group group, Frame frame) {
    long uncertain = group.clicks().of(Verdict.UNCERTAIN).total();
    return List.of(
        new LinkView.Figure(
            words.text("head.persons"),
            Numbers.grouped(group.persons()),
            "",
            words.text("link.clicks")),
        new LinkView.Figure(
            words.text("links.uncertain"),
            Numbers.grouped(uncertain),
            "",
            words.text("verdict.uncertain")),
        new LinkView.Figure(
            words.text("head.machine"),
            FigureRow.machine(group.clicks(), frame),
            words.text(
                "number.of",
                Numbers.grouped(group.clicks().of(Verdict.MACHINE).total()),
                Numbers.counted(words, "count.hits", group.clicks().total())),
            words.text("machine.share")));
  }

  private List<LinkView.Step> steps(List<Group> rows) {
    long most = rows.stream().mapToLong(Group::persons).max().orElse(0);
    return rows.stream()
        .map(
            row ->
                new LinkView.Step(
                    row.name(),
                    Numbers.grouped(row.persons()),
                    BandBar.of(Band.exact(row.persons(), most), Scale.WHOLE),
                    Numbers.grouped(row.clicks().of(Verdict.UNCERTAIN).total()),
                    Numbers.grouped(row.clicks().of(Verdict.MACHINE).total())))
        .toList();
  }

  private LinkView.Use use(LinkUse use, Frame frame) {
    Band rate = LinkTable.rate(List.of(use));
    return new LinkView.Use(
        "/messages/" + use.message().id(),
        Shown.of(use.message().subject()),
        frame.at(use.message().sentAt()),
        use.link().number(),
        Shown.of(use.link().label()),
        Numbers.grouped(rate.figure()),
        percents.figure(rate),
        percents.bounds(rate),
        BandBar.of(rate, Scale.ofShares(List.of(rate))),
        Numbers.grouped(use.link().clicks().of(Verdict.MACHINE).total()));
  }

  private static LinkView.Who who(LinkReader reader, Frame frame) {
    return new LinkView.Who(
        Recipients.recipient(frame.words(), reader.recipient()),
        reader.person().equals(PersonCode.NONE) ? "" : RecipientPages.path(reader.person()),
        "/messages/" + reader.message(),
        Numbers.grouped(reader.clicks()),
        frame.at(reader.firstAt()));
  }
}
