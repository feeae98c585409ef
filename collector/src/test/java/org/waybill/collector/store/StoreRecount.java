package org.waybill.collector.store;

import static org.assertj.core.api.Assertions.assertThat;

/** For whoever tests a store from another room: that its figures are a recount of its events. */
public final class StoreRecount {

  private StoreRecount() {}

  /** Fails where a figure of a message or of a subject is not what the events come to. */
  public static void holds(Reports reports) {
    Recount recount = new Recount();
    recount.observe(reports);
    assertThat(Recount.details(reports))
        .allSatisfy(found -> assertThat(found).isEqualTo(recount.counted(found)));
    recount
        .subjects(Integer.MIN_VALUE)
        .forEach(
            (subject, figures) ->
                assertThat(reports.subject(subject, Integer.MIN_VALUE, Integer.MAX_VALUE))
                    .as("%s", subject)
                    .isEqualTo(figures));
  }
}
