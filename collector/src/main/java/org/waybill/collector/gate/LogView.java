package org.waybill.collector.gate;

import java.util.List;
import java.util.Optional;
import org.waybill.collector.report.Frame;
import org.waybill.collector.report.Moment;
import org.waybill.collector.report.Shown;

/**
 * A page of the access log, ready to be written out.
 *
 * @param query what was asked for, as it was typed
 * @param problem what could not be taken of it; empty where all is well
 * @param rows newest first
 * @param first where the list begins anew, where this page is not its beginning
 * @param next where it goes on
 * @param csv the same rows as a file
 */
public record LogView(
    Frame frame,
    LogQuery query,
    String problem,
    List<Row> rows,
    Optional<String> first,
    Optional<String> next,
    String csv,
    String ndjson) {

  public LogView {
    rows = List.copyOf(rows);
  }

  /** One line. */
  public record Row(
      Moment at,
      Shown user,
      String role,
      String by,
      String event,
      Shown subject,
      String persons,
      Shown from) {}
}
