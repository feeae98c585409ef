package org.waybill.collector.store;

import java.util.List;

/**
 * Who followed a link, message by message, newest first. Immutable.
 *
 * @param items as far as was looked
 * @param isCut whether more copies were sent than were looked at, to keep the time bounded
 */
public record LinkReaders(List<LinkReader> items, boolean isCut) {

  public LinkReaders {
    items = List.copyOf(items);
  }
}
