package org.waybill.collector.store;

import java.util.List;

/**
 * One message with its copies and links. Immutable.
 *
 * @param copies ordered by recipient
 * @param links ordered by number
 */
public record MessageDetail(
    MessageSummary summary, List<CopyFigures> copies, List<LinkFigures> links) {

  public MessageDetail {
    copies = List.copyOf(copies);
    links = List.copyOf(links);
  }
}
