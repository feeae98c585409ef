package org.waybill.collector.doctor;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/**
 * Something that is broken, and what a doctor says then.
 *
 * @param when what was done to the site
 * @param found a part of what is told
 * @param next a part of the next step
 */
record Fault(String when, Trouble trouble, String found, String next, Breakage breakage) {

  /** When files were written that were not touched for long. */
  static final Instant LONG_AGO = Site.NOW.minus(Duration.ofHours(3));

  /** Breaks it. */
  interface Breakage {
    void on(Site site) throws IOException;
  }

  @Override
  public String toString() {
    return when;
  }
}
