package org.waybill.collector.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/**
 * For whoever tests a store from another room: that its figures are a recount of its events. Where
 * events are purged it has to {@linkplain #observe look} before every purge.
 */
public final class StoreRecount {

  private final Recount recount = new Recount();

  /** Takes note of what the store has. */
  public void observe(Reports reports) {
    recount.observe(reports);
  }

  /** Every event that was ever there. */
  public List<Event> events() {
    return recount.everSeen();
  }

  /**
   * Fails where a figure is not what all events come to that were ever there.
   *
   * @param since the first hour of which figures by hour are kept
   */
  public void holds(Reports reports, int since) {
    recount.observe(reports);
    assertThat(Recount.details(reports))
        .allSatisfy(found -> assertThat(found).isEqualTo(recount.counted(found)))
        .allSatisfy(
            found ->
                assertThat(reports.delays(found.summary().id())).isEqualTo(recount.delays(found)));
    recount.reasons().holds(reports, since);
    recount
        .subjects(since)
        .forEach(
            (subject, figures) -> {
              assertThat(reports.subject(subject, since, Integer.MAX_VALUE))
                  .as("%s", subject)
                  .isEqualTo(figures);
              assertThat(Summed.of(reports.sums(subject, since, Integer.MAX_VALUE)))
                  .as("sums of %s", subject)
                  .isEqualTo(Summed.of(figures));
            });
  }
}
