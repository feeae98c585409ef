package org.waybill.collector.report;

import java.util.List;

/**
 * What happens right now, ready to be written out.
 *
 * @param query what the rows are narrowed to, as it was typed
 * @param problems what of it does not apply here, a sentence each
 * @param needs what needs somebody
 * @param rows the newest first
 * @param stream what goes on behind them
 * @param script the path of what reads it
 * @param again where a page without a script asks again; empty where that was stopped
 * @param other stops that, or begins it again
 */
public record LiveView(
    Frame frame,
    String query,
    List<String> problems,
    Needs needs,
    List<Row> rows,
    String stream,
    String script,
    String again,
    String other) {

  /** The parameter, with 1, of what the page asks by itself: no sign that somebody is there. */
  public static final String AGAIN = "again";

  public LiveView {
    problems = List.copyOf(problems);
    rows = List.copyOf(rows);
  }

  /**
   * An event.
   *
   * @param event what happened, to whom
   * @param message where its message is shown
   * @param messageId empty where it has none
   */
  public record Row(EventsView.Row event, String message, Shown messageId) {}
}
