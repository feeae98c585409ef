package org.waybill.collector.report;

import java.util.List;
import java.util.Optional;
import org.waybill.collector.draw.Band;
import org.waybill.collector.draw.BandBar;
import org.waybill.collector.draw.Scale;
import org.waybill.collector.store.MessageSummary;

/**
 * The page that lists messages, ready to be written out.
 *
 * @param form the search as it was typed
 * @param problems what could not be taken of it, a sentence each
 * @param rows newest first
 * @param searched whether anything was asked for
 * @param first where the list begins anew, where this page is not its beginning
 * @param next where it goes on
 */
public record MessagesView(
    Frame frame,
    SearchForm form,
    List<String> problems,
    List<Row> rows,
    boolean searched,
    Optional<String> first,
    Optional<String> next) {

  public MessagesView {
    problems = List.copyOf(problems);
    rows = List.copyOf(rows);
  }

  /**
   * One message.
   *
   * @param arrived copies delivered, or handed over where deliveries are not recorded
   * @param opened the share of those that a person opened
   * @param openedBounds its bounds in words; may be empty
   * @param openedBar the same as a bar from nothing to everything
   * @param machine the share of its hits that machines made
   */
  public record Row(
      String href,
      Shown subject,
      Shown sender,
      Moment sent,
      String arrived,
      String opened,
      String openedBounds,
      BandBar openedBar,
      String clicked,
      String clickedBounds,
      BandBar clickedBar,
      String machine) {

    static Row of(MessageSummary message, Frame frame) {
      Percents percents = new Percents(frame.words());
      Band opened = Bands.opened(message.cohort());
      Band clicked = Bands.clicked(message.cohort());
      Totals totals = Totals.of(message);
      return new Row(
          "/messages/" + message.id(),
          Shown.of(message.subject()),
          Shown.of(message.sender()),
          frame.at(message.sentAt()),
          Numbers.grouped(opened.whole()),
          percents.figure(opened),
          percents.bounds(opened),
          BandBar.of(opened, Scale.WHOLE),
          percents.figure(clicked),
          percents.bounds(clicked),
          BandBar.of(clicked, Scale.WHOLE),
          percents.of(totals.machine(), totals.hits()));
    }
  }
}
