package org.waybill.journal;

import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What of a journal could not be read back: counted and logged, never passed over silently. */
final class Damage {
  private static final Logger LOG = LoggerFactory.getLogger(Damage.class);

  private final String journal;
  private final AtomicLong count = new AtomicLong();
  private final AtomicLong bytes = new AtomicLong();

  Damage(String journal) {
    this.journal = journal;
  }

  void report(Position at, long skipped, String why) {
    count.incrementAndGet();
    bytes.addAndGet(skipped);
    LOG.error("journal {}: damaged at {}: {}; {} bytes skipped", journal, at, why, skipped);
  }

  long count() {
    return count.get();
  }

  long bytes() {
    return bytes.get();
  }
}
