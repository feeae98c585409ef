package org.waybill.collector.access;

import java.util.List;
import java.util.Optional;

/**
 * Some lines of the access log.
 *
 * @param entries newest first
 * @param next where to go on; with few entries, or none, where the search was cut to keep its time
 *     bounded
 */
public record LogPage(List<LogEntry> entries, Optional<LogPlace> next) {
  public LogPage {
    entries = List.copyOf(entries);
  }
}
