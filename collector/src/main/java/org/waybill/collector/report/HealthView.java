package org.waybill.collector.report;

import java.util.List;

/**
 * How the collector is, ready to be written out.
 *
 * @param sentence whether it records, in one sentence
 * @param rows the worst first
 * @param formToken for the form that says that alerts were seen; empty where none is lit, or the
 *     reader may not say so
 */
public record HealthView(Frame frame, String sentence, List<Row> rows, String formToken) {

  public HealthView {
    rows = List.copyOf(rows);
  }

  /**
   * One check.
   *
   * @param of which of several; empty where there is one
   * @param state in a word
   * @param pill the state's colour
   * @param glyph the state's shape
   * @param limit empty where there is no such line
   * @param next what to do, or what to think of; empty where there is nothing
   */
  public record Row(
      String name,
      String of,
      String state,
      String pill,
      String glyph,
      String now,
      String limit,
      Moment since,
      String next,
      String metric) {}
}
