package org.waybill.collector.report;

import java.util.List;
import java.util.Optional;
import org.waybill.collector.draw.BandBar;
import org.waybill.collector.draw.Whiskers;

/**
 * The variants of a campaign side by side. Immutable.
 *
 * @param campaign its name
 * @param whole what the shares are of, in words
 * @param says what the comparison comes to, a sentence for each variant but the first
 * @param rows by name
 * @param end how far the scale of differences reaches, in words; empty where none is drawn
 * @param notes what to know when reading it
 */
public record VariantsView(
    Shown campaign,
    String whole,
    List<String> says,
    List<Row> rows,
    String end,
    List<String> notes) {

  public VariantsView {
    says = List.copyOf(says);
    rows = List.copyOf(rows);
    notes = List.copyOf(notes);
  }

  /**
   * One variant.
   *
   * @param current whether it is that of the message whose page it is
   * @param copies what its shares are of
   * @param clicked copies of which a person followed a link
   * @param rate their share; a count of few
   * @param bar the same with its bounds
   * @param difference from the first variant in words; of the first one empty
   * @param whiskers the same drawn
   */
  public record Row(
      Shown name,
      boolean current,
      String copies,
      String clicked,
      String rate,
      BandBar bar,
      String difference,
      Optional<Whiskers> whiskers) {}
}
