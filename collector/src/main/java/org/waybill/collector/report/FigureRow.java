package org.waybill.collector.report;

import java.util.Optional;
import org.waybill.collector.classify.Verdict;
import org.waybill.collector.draw.Band;
import org.waybill.collector.draw.BandBar;
import org.waybill.collector.draw.Scale;
import org.waybill.collector.store.Cohort;
import org.waybill.collector.store.HitFigures;

/**
 * Figures of a message, a sender, a link or the like as a row of a table. Immutable.
 *
 * @param name what it is
 * @param sub more of what it is, in small; may be empty
 * @param href the rows it counts; empty where there is no page of them
 * @param messages how many; empty where that says nothing
 * @param counted where the messages are that it is counted of; empty where {@code href} leads
 *     there, or nothing does
 * @param sent what became of copies; absent where figures are kept of hits only
 * @param persons copies of which a person followed a link
 * @param machine the share of its hits that machines made
 */
public record FigureRow(
    Shown name,
    Shown sub,
    String href,
    String messages,
    String counted,
    Optional<SentCells> sent,
    String persons,
    String machine) {

  /**
   * What became of copies.
   *
   * @param delivered or handed over, where deliveries are not recorded
   * @param opened the share of those that a person opened
   * @param openedBounds its bounds in words; may be empty
   * @param openedBar the same as a bar from nothing to everything
   * @param bounced empty where that is not recorded
   */
  public record SentCells(
      String delivered,
      String opened,
      String openedBounds,
      BandBar openedBar,
      String clicked,
      String clickedBounds,
      BandBar clickedBar,
      String bounced) {

    static SentCells of(Cohort cohort, Frame frame) {
      Percents percents = new Percents(frame.words());
      Band opened = Bands.opened(cohort);
      Band clicked = Bands.clicked(cohort);
      return new SentCells(
          Numbers.grouped(opened.whole()),
          percents.figure(opened),
          percents.bounds(opened),
          BandBar.of(opened, Scale.WHOLE),
          percents.figure(clicked),
          percents.bounds(clicked),
          BandBar.of(clicked, Scale.WHOLE),
          cohort.isRecorded() ? Numbers.grouped(cohort.bounced()) : "");
    }
  }

  /** Of a group, under a name and with a way to its rows. */
  static FigureRow of(Group group, Shown name, Shown sub, String href, Frame frame) {
    return new FigureRow(
        name,
        sub,
        href,
        group.sent().map(sent -> Numbers.grouped(sent.messages())).orElse(""),
        "",
        group.sent().map(sent -> SentCells.of(sent.cohort(), frame)),
        Numbers.grouped(group.persons()),
        machine(group.opens().plus(group.clicks()), frame));
  }

  /** The same with a way to the messages it counts. */
  FigureRow counting(String list) {
    return new FigureRow(name, sub, href, messages, list, sent, persons, machine);
  }

  static String machine(HitFigures hits, Frame frame) {
    return new Percents(frame.words()).of(hits.of(Verdict.MACHINE).total(), hits.total());
  }
}
