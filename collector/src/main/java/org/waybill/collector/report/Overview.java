package org.waybill.collector.report;

import java.util.List;
import java.util.Optional;
import org.waybill.collector.draw.HeatMap;
import org.waybill.collector.draw.Stack;
import org.waybill.collector.draw.Trend;

/**
 * The page that is opened every morning. Immutable.
 *
 * @param period in words
 * @param choices of other periods
 * @param cards the headline figures
 * @param isEmpty whether nothing was sent in the period
 * @param wide the trend for wide pages; absent where nothing was sent
 * @param narrow the same for narrow ones
 * @param steps the trend as a table
 * @param reasons what was machine, by reason, the largest first
 * @param heat when people open; absent where nobody did
 */
public record Overview(
    Frame frame,
    String period,
    List<String> problems,
    List<Choice> choices,
    List<Card> cards,
    boolean isEmpty,
    Optional<Trend> wide,
    Optional<Trend> narrow,
    List<StepRow> steps,
    List<ReasonRow> reasons,
    Optional<HeatMap> heat) {

  /** The days of a week as the heat map has them. */
  public static final List<String> DAYS = List.of("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun");

  public Overview {
    problems = List.copyOf(problems);
    choices = List.copyOf(choices);
    cards = List.copyOf(cards);
    steps = List.copyOf(steps);
    reasons = List.copyOf(reasons);
  }

  /** A link to the same page for another period. */
  public record Choice(String label, String path, boolean current) {}

  /** A point of the trend. */
  public record StepRow(
      String label,
      String delivered,
      String opened,
      String openedBounds,
      String clicked,
      String clickedBounds) {}

  /** A reason why hits were held to be a machine's. */
  public record ReasonRow(String words, String hits, Stack bar) {}
}
