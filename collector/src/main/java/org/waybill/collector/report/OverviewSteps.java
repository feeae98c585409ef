package org.waybill.collector.report;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.waybill.collector.openapi.Parameter;
import org.waybill.collector.store.Reports;
import org.waybill.collector.store.Subject;
import org.waybill.collector.words.Words;

/** The trend of the overview as files have it: a row for each of its points. */
final class OverviewSteps {

  /** With what a period is compared. */
  static final Parameter<String> COMPARED =
      Parameter.choice(
          "cmp",
          "With what the period is compared: the stretch before, the same weekdays a year before,"
              + " or nothing.",
          List.of("prev", "year", "none"),
          word -> word);

  /** What the table beside the links has. */
  static final Parameter<String> BY =
      Parameter.choice("by", "Of what the second table is.", OverviewTables.BY, word -> word);

  private static final Parameter<Integer> AFTER =
      Parameter.cursor("after", text -> Optional.empty());

  private final InstantSource clock;

  OverviewSteps(InstantSource clock) {
    this.clock = clock;
  }

  /** All the overview takes. */
  static List<Parameter<?>> parameters() {
    return Stream.concat(Period.PARAMETERS.stream(), Stream.of(COMPARED, BY, Visit.ZONE)).toList();
  }

  Listing<Group, Integer> listing() {
    return new Listing<>(
        "overview",
        "/overview",
        "Figures of a period, step by step.",
        GroupShapes.GROUP,
        parameters(),
        AFTER,
        (reports, asked, after) ->
            Optional.of(
                new Page<>(rows(reports, Period.read(asked, clock.instant())), Optional.empty())));
  }

  private static List<Group> rows(Reports reports, Period period) {
    return SubjectSteps.read(reports, Subject.ALL, period).rows(Words.english(), true);
  }
}
