package org.waybill.collector.store;

import java.util.List;
import java.util.Optional;

/**
 * A stretch of the list of copies; it ends with a whole message. Immutable.
 *
 * @param items by message, newest first, and by recipient
 * @param next where to ask on; empty at the end
 */
public record CopyPage(List<FoundCopy> items, Optional<MessageCursor> next) {

  /** Copies the list. */
  public CopyPage {
    items = List.copyOf(items);
  }
}
