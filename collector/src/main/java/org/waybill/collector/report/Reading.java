package org.waybill.collector.report;

import java.time.ZoneId;
import java.util.function.Function;
import org.waybill.collector.store.Reports;

/**
 * How one request reads the store: as its reader may see it, every part on record before it goes.
 */
interface Reading {

  /** Whose times and days are shown where none is asked for: the reader's. */
  ZoneId zone();

  /**
   * Puts a question. Blocks on store and disk.
   *
   * @param question must not keep the reports beyond its end
   */
  <T> T ask(Function<Reports, T> question);
}
