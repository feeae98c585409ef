package org.waybill.collector.report;

import java.util.List;
import java.util.Optional;

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

  /** One message. */
  public record Row(
      String href,
      Shown subject,
      Shown sender,
      Moment sent,
      String copies,
      String opens,
      String clicks) {}
}
