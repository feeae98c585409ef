package org.waybill.collector.block;

import java.util.List;
import java.util.Optional;
import org.waybill.collector.block.Block.Subject;
import org.waybill.collector.store.MessageCursor;
import org.waybill.wire.TrackingId;

/** Where the copies of a sender or message are found. May wait for a store. */
@FunctionalInterface
public interface CopySource {

  /**
   * A stretch of them, by message, the newest first.
   *
   * @param after where the last stretch ended; empty for the newest
   */
  Page page(Subject subject, Optional<MessageCursor> after);

  /** A stretch of copies, and where the next begins. */
  record Page(List<TrackingId> copies, Optional<MessageCursor> next) {
    /** Copies the list. */
    public Page {
      copies = List.copyOf(copies);
    }
  }
}
