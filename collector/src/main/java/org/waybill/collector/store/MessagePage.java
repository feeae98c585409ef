package org.waybill.collector.store;

import java.util.List;
import java.util.Optional;

/**
 * A stretch of the list of messages. Immutable.
 *
 * @param items newest first
 * @param next where to ask on; empty at the end
 */
public record MessagePage(List<MessageSummary> items, Optional<MessageCursor> next) {

  public MessagePage {
    items = List.copyOf(items);
  }
}
