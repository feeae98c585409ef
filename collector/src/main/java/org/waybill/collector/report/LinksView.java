package org.waybill.collector.report;

import java.util.List;
import java.util.Optional;
import org.waybill.collector.draw.BandBar;

/** The page of links over all messages, ready to be written out. Immutable. */
public record LinksView(Frame frame, PeriodBar period, List<String> problems, List<Row> rows) {

  public LinksView {
    problems = List.copyOf(problems);
    rows = List.copyOf(rows);
  }

  /**
   * One link.
   *
   * @param messages how many hold it, in words
   * @param persons who first followed it in the period
   * @param bar the same, the most followed link being the whole
   * @param rate the share of the copies that hold it; empty where they are in too many messages
   * @param rateBounds its bounds in words; may be empty
   * @param uncertain requests of which nobody can tell
   * @param machine requests by machines
   * @param share those of all requests
   * @param last the hour in which a person followed it last
   */
  public record Row(
      String href,
      Shown label,
      ShownUrl url,
      String messages,
      String persons,
      BandBar bar,
      String rate,
      String rateBounds,
      String uncertain,
      String machine,
      String share,
      Optional<Moment> last) {}
}
