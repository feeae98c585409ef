package org.waybill.collector.report;

import java.util.List;
import java.util.Optional;

/**
 * A stretch of a list. Immutable.
 *
 * @param next where it goes on; empty at its end
 * @param <C> places in the list
 */
record Page<T, C>(List<T> items, Optional<C> next) {

  Page {
    items = List.copyOf(items);
  }
}
