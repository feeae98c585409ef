package org.waybill.collector.report;

import java.util.List;
import java.util.Optional;
import org.waybill.collector.draw.Stack;

/**
 * What was kept out and why, ready to be written out. Immutable.
 *
 * @param one the reason it is about; empty where it is about all
 * @param lead how much, in a sentence
 * @param parts all hits as one bar; absent where there are none
 * @param reasons those with most machine hits first
 * @param changes what would change without each
 * @param steps of one reason its hits step by step
 * @param sample of how many hits the networks are
 * @param networks those with most of them first
 * @param lists the supplied lists
 * @param reclassified what is known of judging again, in a sentence
 * @param messages of one reason the messages it touched
 */
public record MachinesView(
    Frame frame,
    Optional<Title> one,
    String lead,
    PeriodBar period,
    List<String> problems,
    Optional<Stack> parts,
    List<Row> reasons,
    List<Change> changes,
    List<Step> steps,
    String sample,
    List<Network> networks,
    List<ListRow> lists,
    String reclassified,
    String messages) {

  public MachinesView {
    problems = List.copyOf(problems);
    reasons = List.copyOf(reasons);
    changes = List.copyOf(changes);
    steps = List.copyOf(steps);
    networks = List.copyOf(networks);
    lists = List.copyOf(lists);
  }

  /** Of one reason. */
  public record Title(String word, String text) {}

  /**
   * One reason.
   *
   * @param text what it says
   * @param hits by machines
   * @param others further hits with it, in words; may be empty
   * @param networks examples, in words; may be empty
   * @param spark machine hits step by step, the largest being the whole height
   */
  public record Row(
      String href,
      String word,
      String text,
      String hits,
      Stack bar,
      String others,
      String touched,
      String decided,
      String networks,
      List<Bar> spark) {

    public Row {
      spark = List.copyOf(spark);
    }
  }

  /** A bar of a small picture, in the units of its box. */
  public record Bar(String x, String y, String height) {}

  /** What would change without a reason; empty where nothing would. */
  public record Change(
      String href,
      String text,
      String openedNow,
      String opened,
      String clickedNow,
      String clicked) {}

  /** A stretch of time. */
  public record Step(String label, String machine, String others, Stack bar) {}

  /** A network. */
  public record Network(String site, String owner, String hits, String reasons) {}

  /** A supplied list. */
  public record ListRow(Shown name, String kind, String ranges, String date, String age) {}
}
