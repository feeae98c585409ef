package org.waybill.collector.store;

import static org.assertj.core.api.Assertions.assertThat;

/** For whoever tests a store from another room: that its figures are a recount of its events. */
public final class StoreRecount {

  private StoreRecount() {}

  /** Fails where a message's figures are not what its events come to. */
  public static void holds(Reports reports) {
    Recount recount = Recount.of(reports);
    assertThat(Recount.details(reports))
        .allSatisfy(found -> assertThat(found).isEqualTo(recount.counted(found)));
  }
}
