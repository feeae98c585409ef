package org.waybill.collector.report;

import java.util.List;
import java.util.Optional;
import org.waybill.collector.draw.BandBar;

/**
 * The page of one link, ready to be written out. Immutable.
 *
 * @param label as its newest message has it; may be empty
 * @param figures each with its name and what it means
 * @param steps requests and persons step by step
 * @param uses the messages that hold it, newest first
 * @param next where those go on
 * @param readers who followed it, of the newest messages
 * @param isCut whether more copies were sent than were looked at for them
 */
public record LinkView(
    Frame frame,
    Shown label,
    ShownUrl url,
    PeriodBar period,
    List<String> problems,
    List<Figure> figures,
    List<Step> steps,
    List<Use> uses,
    Optional<String> first,
    Optional<String> next,
    List<Who> readers,
    boolean isCut) {

  public LinkView {
    problems = List.copyOf(problems);
    figures = List.copyOf(figures);
    steps = List.copyOf(steps);
    uses = List.copyOf(uses);
    readers = List.copyOf(readers);
  }

  /**
   * A number.
   *
   * @param beside smaller; may be empty
   */
  public record Figure(String name, String number, String beside, String definition) {}

  /** A stretch of time. */
  public record Step(String label, String persons, BandBar bar, String uncertain, String machine) {}

  /**
   * A message that holds it.
   *
   * @param number the link's there, in the order of the source
   */
  public record Use(
      String href,
      Shown subject,
      Moment sent,
      int number,
      Shown label,
      String persons,
      String rate,
      String rateBounds,
      BandBar bar,
      String machine) {}

  /**
   * Who followed it.
   *
   * @param href of the recipient's page; empty for a shared copy
   */
  public record Who(Shown recipient, String href, String message, String clicks, Moment first) {}
}
