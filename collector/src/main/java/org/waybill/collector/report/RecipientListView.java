package org.waybill.collector.report;

import java.util.List;

/**
 * The page that leads to recipients, ready to be written out. Immutable.
 *
 * @param sought who leads to no page, as it was typed; empty where nobody was sought
 * @param domains the largest of recipients, in the period
 */
public record RecipientListView(
    Frame frame, PeriodBar period, List<String> problems, String sought, List<FigureRow> domains) {

  public RecipientListView {
    problems = List.copyOf(problems);
    domains = List.copyOf(domains);
  }
}
