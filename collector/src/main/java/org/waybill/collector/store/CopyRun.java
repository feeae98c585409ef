package org.waybill.collector.store;

import java.util.List;
import java.util.Optional;

/**
 * A stretch of the list of a message's copies. Immutable.
 *
 * @param items strongest sign first, then the quickest open
 * @param next where to ask on; empty at the end
 */
public record CopyRun(List<CopyFigures> items, Optional<CopyCursor> next) {

  /** Copies the list. */
  public CopyRun {
    items = List.copyOf(items);
  }
}
