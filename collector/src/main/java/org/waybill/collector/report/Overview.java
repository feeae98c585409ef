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
 * @param compared with what, in words; empty where with nothing
 * @param findings what needs somebody, the worst first
 * @param problems what could not be taken of the address, a sentence each
 * @param choices of other periods
 * @param comparisons choices of what to compare with
 * @param earlier the days before
 * @param later the days after; empty where they are still to come
 * @param lasting the same page for whoever looks later or elsewhere
 * @param cards the headline figures
 * @param empty what to say where nothing was sent in the period; absent where something was
 * @param wide the trend for wide pages; absent where nothing was sent
 * @param narrow the same for narrow ones
 * @param steps the trend as a table
 * @param reasons what was machine, by reason, the largest first
 * @param messages the largest, those that fold as one
 * @param links those most followed
 * @param subjectChoices of what the second table is
 * @param subjects the largest of it
 * @param allMessages the list of the period's
 * @param heat when people open; absent where nobody did
 * @param days of a week as the heat map has them
 */
public record Overview(
    Frame frame,
    String period,
    String compared,
    List<Finding> findings,
    List<String> problems,
    List<Choice> choices,
    List<Choice> comparisons,
    String earlier,
    Optional<String> later,
    String lasting,
    List<Card> cards,
    Optional<Empty> empty,
    Optional<Trend> wide,
    Optional<Trend> narrow,
    List<StepRow> steps,
    List<ReasonRow> reasons,
    List<FigureRow> messages,
    List<FigureRow> links,
    List<Choice> subjectChoices,
    List<FigureRow> subjects,
    String allMessages,
    Optional<HeatMap> heat,
    List<String> days) {

  public Overview {
    findings = List.copyOf(findings);
    problems = List.copyOf(problems);
    choices = List.copyOf(choices);
    comparisons = List.copyOf(comparisons);
    cards = List.copyOf(cards);
    steps = List.copyOf(steps);
    reasons = List.copyOf(reasons);
    messages = List.copyOf(messages);
    links = List.copyOf(links);
    subjectChoices = List.copyOf(subjectChoices);
    subjects = List.copyOf(subjects);
    days = List.copyOf(days);
  }

  /** A link to the same page in another state. */
  public record Choice(String label, String path, boolean current) {}

  /**
   * Nothing was sent in the period.
   *
   * @param last when the last copy was sent; absent where none ever was
   * @param there the days round that
   */
  public record Empty(Optional<Moment> last, String there) {}

  /**
   * A point of the trend.
   *
   * @param href the messages it counts
   */
  public record StepRow(
      String label,
      String href,
      String delivered,
      String opened,
      String openedBounds,
      String clicked,
      String clickedBounds) {}

  /** A reason why hits were held to be a machine's, with the messages that had it. */
  public record ReasonRow(String words, String href, String hits, Stack bar) {}
}
