package org.waybill.collector.report;

import java.util.List;
import org.waybill.collector.classify.Verdict;
import org.waybill.collector.draw.Band;
import org.waybill.collector.draw.BandBar;
import org.waybill.collector.draw.Scale;
import org.waybill.collector.store.LinkFigures;

/**
 * One link of a message. Immutable.
 *
 * @param persons copies of which a person followed it
 * @param bar the same, the most followed link being the whole
 * @param uncertain requests of which nobody can tell
 * @param machine requests by machines
 */
public record LinkRow(
    int number,
    Shown label,
    ShownUrl url,
    String persons,
    BandBar bar,
    String uncertain,
    String machine) {

  /** All links of a message. */
  static List<LinkRow> of(List<LinkFigures> links) {
    long most = links.stream().mapToLong(LinkRow::persons).max().orElse(0);
    return links.stream().map(link -> of(link, most)).toList();
  }

  /** Copies of which a person followed it. */
  static long persons(LinkFigures link) {
    return link.copies().getOrDefault(Verdict.PERSON, 0L);
  }

  private static LinkRow of(LinkFigures link, long most) {
    return new LinkRow(
        link.number(),
        Shown.of(link.label()),
        ShownUrl.of(link.url()),
        Numbers.grouped(persons(link)),
        BandBar.of(Band.exact(persons(link), most), Scale.WHOLE),
        Numbers.grouped(link.clicks().of(Verdict.UNCERTAIN).total()),
        Numbers.grouped(link.clicks().of(Verdict.MACHINE).total()));
  }
}
