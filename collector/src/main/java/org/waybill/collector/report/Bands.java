package org.waybill.collector.report;

import org.waybill.collector.draw.Band;
import org.waybill.collector.store.Bounds;
import org.waybill.collector.store.Cohort;

/** A cohort's figures as parts of the copies that arrived. */
final class Bands {

  private Bands() {}

  /**
   * Copies that arrived: those delivered, where that is recorded, else those handed over. A hit
   * proves that a copy arrived, whatever was said of it.
   */
  static long arrived(Cohort cohort) {
    long told = cohort.isRecorded() ? cohort.delivered() : cohort.copies();
    return Math.max(told, Math.max(cohort.opened().most(), cohort.clicked().most()));
  }

  static Band opened(Cohort cohort) {
    return band(cohort.opened(), arrived(cohort));
  }

  static Band clicked(Cohort cohort) {
    return band(cohort.clicked(), arrived(cohort));
  }

  private static Band band(Bounds bounds, long arrived) {
    return new Band(bounds.least(), bounds.figure(), bounds.most(), arrived);
  }
}
