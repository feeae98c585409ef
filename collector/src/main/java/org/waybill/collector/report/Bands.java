package org.waybill.collector.report;

import org.waybill.collector.draw.Band;
import org.waybill.collector.store.Bounds;
import org.waybill.collector.store.Cohort;

/** A cohort's figures as parts of the copies that arrived. */
final class Bands {

  private Bands() {}

  static Band opened(Cohort cohort) {
    return band(cohort.opened(), cohort.arrived());
  }

  static Band clicked(Cohort cohort) {
    return band(cohort.clicked(), cohort.arrived());
  }

  private static Band band(Bounds bounds, long arrived) {
    return new Band(bounds.least(), bounds.figure(), bounds.most(), arrived);
  }
}
