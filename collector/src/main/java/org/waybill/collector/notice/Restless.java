package org.waybill.collector.notice;

import java.util.LinkedHashMap;
import java.util.Map;
import org.waybill.wire.PersonCode;

/**
 * Who changes their mind more often than a person does. Each change is a line on disk, and whoever
 * has a link could fill it. Stopping is never refused, so resuming is what counts. Used by one
 * event loop.
 */
final class Restless {

  /** Since the start, of the persons that resumed last. */
  static final int MOST = 20;

  private static final int REMEMBERED = 10_000;

  private final Map<PersonCode, Integer> resumed =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<PersonCode, Integer> eldest) {
          return size() > REMEMBERED;
        }
      };

  /** Counts once more; true beyond what is heeded. */
  boolean isTooMuch(PersonCode person) {
    return resumed.merge(person, 1, Integer::sum) > MOST;
  }
}
