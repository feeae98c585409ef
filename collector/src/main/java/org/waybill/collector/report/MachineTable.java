package org.waybill.collector.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.waybill.collector.classify.Reason;
import org.waybill.collector.classify.Verdict;
import org.waybill.collector.openapi.Parameter;
import org.waybill.collector.openapi.Shape;
import org.waybill.collector.openapi.Types;
import org.waybill.collector.store.Reports;
import org.waybill.collector.store.Stake;
import org.waybill.collector.store.SubjectFigures;
import org.waybill.collector.store.Subjects;
import org.waybill.collector.words.Words;

/**
 * Why hits of a period were not a person's, or were with a doubt: what the page shows and its files
 * have. Blocks on the store.
 */
record MachineTable(Instant now) {

  /**
   * One reason.
   *
   * @param steps its hits
   * @param stake what hangs on it, of the copies sent in the period
   */
  record Row(Reason reason, SubjectSteps steps, Stake stake) {

    /** Its hits of one verdict. */
    long hits(Verdict verdict) {
      return Totals.hits(steps.figures(), verdict);
    }

    /** All its hits. */
    long all() {
      return steps.figures().hits().stream().mapToLong(SubjectFigures.Hits::hits).sum();
    }
  }

  private static final Shape<Row> ROW =
      Shape.<Row>named("MachineRow", "A reason why hits were judged as they were.")
          .with("reason", "Its word.", Types.TEXT, row -> row.reason().word())
          .with("hits", "That came in the period.", Types.COUNT, Row::all)
          .with("machine", "Those a machine's.", Types.COUNT, row -> row.hits(Verdict.MACHINE))
          .with(
              "uncertain",
              "Those of which nobody can tell.",
              Types.COUNT,
              row -> row.hits(Verdict.UNCERTAIN))
          .with("person", "Those a person's.", Types.COUNT, row -> row.hits(Verdict.PERSON))
          .with(
              "touched",
              "Copies sent in the period of which a hit has the reason.",
              Types.COUNT,
              row -> row.stake().touched())
          .with(
              "decided",
              "Copies of them whose state hangs on it alone.",
              Types.COUNT,
              row -> row.stake().decided())
          .with(
              "openedWithout",
              "Copies that would count as opened without it, and do not.",
              Types.COUNT,
              row -> row.stake().opened())
          .with(
              "clickedWithout",
              "Copies that would count as clicked without it, and do not.",
              Types.COUNT,
              row -> row.stake().clicked())
          .build();

  private static final Parameter<Reason> REASON =
      Parameter.parsed(
              "id", "The reason's word.", "takes a word of a reason", MachineTable::reason, "")
          .inPath();

  /** All the page takes. */
  static List<Parameter<?>> parameters() {
    return LinkTable.parameters();
  }

  /** Those with most machine hits first; reasons without any hit are left out. */
  List<Row> rows(Reports reports, Period period) {
    Map<Reason, Stake> stakes = reports.stakes(period.since(), period.untilHour());
    List<Row> rows = new ArrayList<>();
    for (Reason reason : Reason.values()) {
      rows.add(
          new Row(
              reason,
              SubjectSteps.read(reports, Subjects.ofReason(reason), period),
              stakes.getOrDefault(reason, Stake.NONE)));
    }
    rows.removeIf(row -> row.all() == 0);
    rows.sort(
        Comparator.comparingLong((Row row) -> -row.hits(Verdict.MACHINE))
            .thenComparingLong(row -> -row.all()));
    return rows;
  }

  /** The same as files. */
  Listing<Row, Integer> listing() {
    return new Listing<>(
        "machines",
        "/machines",
        "Why hits of a period were judged as they were.",
        ROW,
        parameters(),
        Ranking.AFTER,
        (reports, asked, after) ->
            Optional.of(new Page<>(rows(reports, Period.read(asked, now)), Optional.empty())));
  }

  /** One reason step by step, as files. */
  static Listing<Group, Integer> ofReason(Instant now) {
    return new Listing<>(
        "machineReason",
        "/machines/{id}",
        "Hits with one reason, step by step.",
        GroupShapes.GROUP,
        Stream.concat(parameters().stream(), Stream.of(REASON)).toList(),
        Ranking.AFTER,
        (reports, asked, after) -> {
          Period period = Period.read(asked, now);
          return asked
              .value(REASON)
              .map(Subjects::ofReason)
              .map(subject -> SubjectSteps.read(reports, subject, period))
              .map(steps -> new Page<>(steps.rows(Words.english(), false), Optional.empty()));
        });
  }

  /** The reason of a word in a path. */
  static Optional<Reason> reason(String word) {
    return Arrays.stream(Reason.values()).filter(one -> one.word().equals(word)).findFirst();
  }
}
