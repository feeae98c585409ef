package org.waybill.collector.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.waybill.collector.classify.Reason;
import org.waybill.collector.classify.Verdict;
import org.waybill.collector.draw.Band;
import org.waybill.collector.draw.Stack;
import org.waybill.collector.networks.NetworkFile;
import org.waybill.collector.networks.NetworkKind;
import org.waybill.collector.store.Bounds;
import org.waybill.collector.store.Cohort;
import org.waybill.collector.store.Reclassification;
import org.waybill.collector.store.Reports;
import org.waybill.collector.store.Subject;
import org.waybill.collector.store.SubjectFigures;
import org.waybill.collector.words.Words;

/** Pages of what was kept out and why. Blocks on the store: for worker threads. */
final class MachinePages {

  private static final int NETWORKS = 20;
  private static final int EXAMPLES = 3;
  private static final int SPARK_WIDTH = 120;
  private static final int SPARK_HEIGHT = 24;

  private final Reports reports;
  private final Visit visit;
  private final Sheets sheets;
  private final NetworksInUse networks;
  private final Words words;
  private final Instant now;

  /** The page one request asks for, from reports as its reader may see them. */
  MachinePages(Reports reports, Visit visit, Sheets sheets, NetworksInUse networks) {
    this.reports = reports;
    this.visit = visit;
    this.sheets = sheets;
    this.networks = networks;
    this.words = visit.words();
    this.now = sheets.clock().instant();
  }

  /** All reasons. */
  Answer list() {
    return page(Optional.empty());
  }

  /** One of them. */
  Answer one(String word) {
    Optional<Reason> reason = MachineTable.reason(word);
    return reason.isPresent() ? page(reason) : Sentences.absent(sheets, visit);
  }

  private Answer page(Optional<Reason> one) {
    Checked asked = Checked.of(visit, MachineTable.parameters(), query -> Period.read(query, now));
    Period period = Period.read(asked.query(), now);
    String text = one.map(reason -> words.text("r." + reason.word())).orElse("");
    Frame frame = sheets.frame(one.isEmpty() ? words.text("machines.title") : text, visit);
    List<MachineTable.Row> rows =
        new MachineTable(now)
            .rows(reports, period).stream()
                .filter(row -> one.isEmpty() || one.get() == row.reason())
                .toList();
    SubjectFigures all = reports.sums(Subject.ALL, period.since(), period.untilHour());
    NetworkSample sample =
        NetworkSample.of(reports.newestSources(NetworkSample.HITS), networks.networks());
    long largest = rows.stream().mapToLong(row -> row.hits(Verdict.MACHINE)).max().orElse(0);
    Totals totals = Totals.of(all);
    MachinesView view =
        new MachinesView(
            frame,
            one.map(reason -> new MachinesView.Title(reason.word(), text)),
            lead(totals),
            PeriodBar.of(frame, period),
            asked.problems(),
            totals.hits() == 0 ? Optional.empty() : Optional.of(parts(totals)),
            rows.stream().map(row -> row(row, largest, sample, period)).toList(),
            rows.stream()
                .filter(row -> row.stake().decided() > 0)
                .map(row -> change(row, totals.cohort(), period))
                .toList(),
            one.isEmpty() ? List.of() : rows.stream().flatMap(row -> steps(row)).toList(),
            Numbers.counted(words, "count.hits", sample.hits()),
            one.map(sample::sites).orElseGet(sample::sites).stream()
                .limit(NETWORKS)
                .map(this::network)
                .toList(),
            networks.files().stream().map(file -> list(file, frame)).toList(),
            reclassified(reports.reclassification(), frame),
            one.map(
                    reason ->
                        period
                            .in(Address.of(MessageTable.PATH))
                            .with("q", "reason:" + reason.word())
                            .toString())
                .orElse(""));
    return Answer.page(asked.isBad() ? 400 : 200, sheets.render("machines.jte", view));
  }

  private String lead(Totals totals) {
    return totals.hits() == 0
        ? words.text("machines.none")
        : words.text(
            "machines.lead",
            new Percents(words).of(totals.machine(), totals.hits()),
            Numbers.grouped(totals.machine()),
            Numbers.counted(words, "count.hits", totals.hits()));
  }

  private static Stack parts(Totals totals) {
    return Stack.of(
        List.of(
            new Stack.Share("machine", totals.machine()),
            new Stack.Share("uncertain", totals.uncertain()),
            new Stack.Share("person", totals.hits() - totals.machine() - totals.uncertain())));
  }

  private String path(Reason reason, Period period) {
    return period.in(Address.of("/machines/" + reason.word())).toString();
  }

  private MachinesView.Row row(
      MachineTable.Row row, long largest, NetworkSample sample, Period period) {
    long machine = row.hits(Verdict.MACHINE);
    long others = row.all() - machine;
    return new MachinesView.Row(
        path(row.reason(), period),
        row.reason().word(),
        words.text("r." + row.reason().word()),
        Numbers.grouped(machine),
        Stack.of(
            List.of(
                new Stack.Share("machine", machine),
                new Stack.Share("track", Math.max(largest - machine, largest == 0 ? 1 : 0)))),
        others == 0 ? "" : words.text("machines.others", Numbers.grouped(others)),
        Numbers.grouped(row.stake().touched()),
        Numbers.grouped(row.stake().decided()),
        sample.examples(row.reason(), EXAMPLES),
        spark(groups(row)));
  }

  private List<Group> groups(MachineTable.Row row) {
    return row.steps().rows(words, false);
  }

  private static long machine(Group group) {
    return group.opens().plus(group.clicks()).of(Verdict.MACHINE).total();
  }

  private static List<MachinesView.Bar> spark(List<Group> groups) {
    long most = groups.stream().mapToLong(MachinePages::machine).max().orElse(0);
    double wide = (double) SPARK_WIDTH / Math.max(1, groups.size());
    return IntStream.range(0, most == 0 ? 0 : groups.size())
        .mapToObj(
            n -> {
              double high = (double) SPARK_HEIGHT * machine(groups.get(n)) / most;
              return new MachinesView.Bar(
                  number(n * wide), number(SPARK_HEIGHT - high), number(high));
            })
        .toList();
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  private Stream<MachinesView.Step> steps(MachineTable.Row row) {
    List<Group> groups = groups(row);
    long most =
        groups.stream()
            .mapToLong(group -> group.opens().plus(group.clicks()).total())
            .max()
            .orElse(0);
    return groups.stream()
        .map(
            group -> {
              long all = group.opens().plus(group.clicks()).total();
              long machine = machine(group);
              return new MachinesView.Step(
                  group.name(),
                  Numbers.grouped(machine),
                  Numbers.grouped(all - machine),
                  Stack.of(
                      List.of(
                          new Stack.Share("machine", machine),
                          new Stack.Share("uncertain", all - machine),
                          new Stack.Share("track", Math.max(most - all, most == 0 ? 1 : 0)))));
            });
  }

  /** Both figures with and without the reason: what would be added is counted as hits settle. */
  private MachinesView.Change change(MachineTable.Row row, Cohort cohort, Period period) {
    return new MachinesView.Change(
        path(row.reason(), period),
        words.text("machines.r." + row.reason().word()),
        figure(cohort.opened(), 0, cohort),
        figure(cohort.opened(), row.stake().opened(), cohort),
        figure(cohort.clicked(), 0, cohort),
        figure(cohort.clicked(), row.stake().clicked(), cohort));
  }

  private String figure(Bounds bounds, long more, Cohort cohort) {
    long figure = Math.min(bounds.figure() + more, cohort.arrived());
    return new Percents(words).figure(Band.exact(figure, cohort.arrived()));
  }

  private MachinesView.Network network(NetworkSample.Site site) {
    return new MachinesView.Network(
        site.name(),
        site.kinds().isEmpty()
            ? words.text("machines.owner.unknown")
            : site.kinds().stream().map(NetworkKind::word).collect(Collectors.joining(", ")),
        Numbers.grouped(site.hits()),
        site.reasons().stream()
            .map(reason -> words.text("machines.r." + reason.word()))
            .collect(Collectors.joining(", ")));
  }

  private MachinesView.ListRow list(NetworkFile file, Frame frame) {
    LocalDate today = now.atZone(frame.zone()).toLocalDate();
    long days = Math.max(0, ChronoUnit.DAYS.between(file.date(), today));
    return new MachinesView.ListRow(
        Shown.of(file.name()),
        file.kind().word(),
        Numbers.grouped(file.blocks().size()),
        file.date().toString(),
        Numbers.counted(words, "count.days", days));
  }

  private String reclassified(Reclassification known, Frame frame) {
    if (known.isUnderWay()) {
      return words.text("machines.reclassify.now", known.rules());
    }
    return known.endedAt().isPresent()
        ? words.text(
            "machines.reclassify.last", frame.at(known.endedAt().getAsLong()).text(), known.rules())
        : words.text("machines.reclassify.never");
  }
}
