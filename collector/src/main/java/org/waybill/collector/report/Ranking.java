package org.waybill.collector.report;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.waybill.collector.openapi.Parameter;
import org.waybill.collector.store.Reports;
import org.waybill.collector.store.Subject;

/**
 * The largest senders, domains, tags or campaigns of a period: what the page shows and its files
 * have. Blocks on the store.
 */
record Ranking(SubjectPath of, Instant now) {

  /** More rows than these nobody reads, and each is a question to the store. */
  private static final int MOST = 50;

  /** Leads on to one of them. */
  static final Parameter<String> NAME =
      Parameter.text("name", "Leads to the one of exactly this name.", "outlook.com");

  static final Parameter<Integer> AFTER = Parameter.cursor("after", text -> Optional.empty());

  /**
   * One of them.
   *
   * @param group its figures in the period
   */
  record Row(Subject subject, Group group) {}

  /** All the page takes. */
  static List<Parameter<?>> parameters() {
    return Stream.concat(Period.PARAMETERS.stream(), Stream.of(NAME, Visit.ZONE)).toList();
  }

  List<Row> rows(Reports reports, Period period) {
    return reports.largest(of.kind(), period.since(), period.untilHour(), MOST).stream()
        .map(
            subject ->
                new Row(
                    subject,
                    Group.of(
                        reports.nameOf(subject).orElse(""),
                        Optional.empty(),
                        true,
                        reports.sums(subject, period.since(), period.untilHour()),
                        hour -> true)))
        .toList();
  }

  /** The same as files. */
  Listing<Group, Integer> listing() {
    return new Listing<>(
        of.word(),
        of.path(),
        "The largest of a period by copies sent.",
        GroupShapes.GROUP,
        parameters(),
        AFTER,
        (reports, asked, after) ->
            Optional.of(
                new Page<>(
                    rows(reports, Period.read(asked, now)).stream().map(Row::group).toList(),
                    Optional.empty())));
  }
}
