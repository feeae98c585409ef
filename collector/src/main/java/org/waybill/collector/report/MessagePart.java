package org.waybill.collector.report;

import java.util.List;
import java.util.Optional;

/**
 * A longer part of a message's report as a page of its own. Immutable.
 *
 * @param content exactly one of these
 */
public record MessagePart(MessageHead head, Content content) {

  /** What stands on it. */
  public sealed interface Content {}

  /** The list of copies. */
  public record Recipients(RecipientsView recipients) implements Content {}

  /** All links. */
  public record Links(List<LinkRow> links) implements Content {

    public Links {
      links = List.copyOf(links);
    }
  }

  /** The comparison with other variants; empty where there is nothing to compare. */
  public record Variants(Optional<VariantsView> variants) implements Content {}

  /** Events, some at a time. */
  public record Events(EventsView events) implements Content {}

  /** One copy alone. */
  public record Copy(CopyView copy) implements Content {}

  /**
   * The click map.
   *
   * @param frame the path of what stands in the frame; empty where the HTML is not kept
   * @param links by number
   */
  public record Map(Optional<String> frame, List<LinkRow> links) implements Content {

    public Map {
      links = List.copyOf(links);
    }
  }
}
