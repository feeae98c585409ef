package org.waybill.collector.report;

import java.util.List;
import java.util.Optional;
import org.waybill.collector.draw.Stack;

/**
 * The copies of a message by where they stand, and a stretch of their list. Immutable.
 *
 * @param states all its copies as one bar
 * @param chips by which copies are chosen
 * @param rows strongest sign first
 * @param first where the list begins, where this stretch is not its begin
 * @param next where it goes on
 * @param beside the copy that was chosen
 */
public record RecipientsView(
    Stack states,
    List<Chip> chips,
    List<Row> rows,
    Optional<String> first,
    Optional<String> next,
    Optional<CopyView> beside) {

  public RecipientsView {
    chips = List.copyOf(chips);
    rows = List.copyOf(rows);
  }

  /**
   * Copies in one state, to be chosen.
   *
   * @param glyph empty for all copies
   */
  public record Chip(String name, String glyph, String count, String path, boolean current) {}

  /**
   * One copy.
   *
   * @param path where it is shown beside the list
   * @param current whether it is
   * @param note may be empty
   * @param opens by persons
   * @param clicks by persons
   * @param clicked the numbers of the links; empty where there are none
   */
  public record Row(
      Shown recipient,
      String path,
      boolean current,
      String note,
      StateMark state,
      Optional<Moment> firstOpen,
      String opens,
      String clicks,
      String clicked) {}
}
