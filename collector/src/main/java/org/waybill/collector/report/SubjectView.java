package org.waybill.collector.report;

import java.util.List;
import java.util.Optional;
import org.waybill.collector.draw.Trend;

/**
 * The page of a sender, a recipients' domain, a tag or a campaign, ready to be written out.
 * Immutable.
 *
 * @param word what its words begin with
 * @param list the path of the list it belongs to
 * @param compared the stretch it is compared with, in words; empty where it is with none
 * @param wide the trend for wide pages; absent where nothing was sent
 * @param narrow the same for narrow ones
 * @param steps the trend as a table
 * @param variants of a campaign that has several which were sent in the period
 * @param reasons why its hits were held to be machines', the largest first
 * @param messages the newest
 * @param allMessages where they are all
 * @param isCut whether the search for messages gave up before it found as many as are shown
 */
public record SubjectView(
    Frame frame,
    String word,
    String list,
    Shown name,
    PeriodBar period,
    String compared,
    List<String> problems,
    List<Card> cards,
    Optional<Trend> wide,
    Optional<Trend> narrow,
    List<FigureRow> steps,
    Optional<VariantsView> variants,
    List<Overview.ReasonRow> reasons,
    List<FigureRow> messages,
    String allMessages,
    boolean isCut) {

  public SubjectView {
    problems = List.copyOf(problems);
    cards = List.copyOf(cards);
    steps = List.copyOf(steps);
    reasons = List.copyOf(reasons);
    messages = List.copyOf(messages);
  }
}
