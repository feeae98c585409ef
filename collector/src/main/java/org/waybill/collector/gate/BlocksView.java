package org.waybill.collector.gate;

import java.util.List;
import org.waybill.collector.block.Block.Kind;
import org.waybill.collector.report.Frame;
import org.waybill.collector.report.Moment;
import org.waybill.collector.report.Shown;

/**
 * The page of what is blocked, ready to be written out. Immutable.
 *
 * @param suspects senders whose mail suddenly led to many new hosts, and who are not blocked
 * @param rows the newest first
 * @param copies how many copies are stopped for their sender or message, with its digits grouped
 * @param given what stands in the form
 * @param problem why nothing was changed, or not on disk; empty where all is well
 * @param formToken empty where the reader may send no form
 */
public record BlocksView(
    Frame frame,
    List<Suspect> suspects,
    List<Row> rows,
    String copies,
    Given given,
    String problem,
    String formToken) {

  /** Copies the lists. */
  public BlocksView {
    suspects = List.copyOf(suspects);
    rows = List.copyOf(rows);
  }

  /**
   * A sender who may be hijacked.
   *
   * @param sentence what was noticed
   * @param block the page with its form filled in
   */
  public record Suspect(String sentence, String block) {}

  /** One block. */
  public record Row(String id, String kind, Shown name, Moment since, Shown by, Shown why) {}

  /** What somebody wants to block, as it was sent or asked for. */
  public record Given(Kind kind, String name, String why) {}

  /** What can be blocked. */
  public List<Kind> kinds() {
    return List.of(Kind.values());
  }
}
