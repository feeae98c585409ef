package org.waybill.collector.report;

import java.util.List;

/**
 * A list of the largest senders, domains, tags or campaigns, ready to be written out. Immutable.
 *
 * @param word what its words begin with
 * @param sought the name that leads to no page, as it was typed; empty where none was sought
 * @param kinds the other lists of this form
 */
public record RankingView(
    Frame frame,
    String word,
    PeriodBar period,
    List<String> problems,
    String sought,
    List<Overview.Choice> kinds,
    List<FigureRow> rows) {

  public RankingView {
    problems = List.copyOf(problems);
    kinds = List.copyOf(kinds);
    rows = List.copyOf(rows);
  }
}
