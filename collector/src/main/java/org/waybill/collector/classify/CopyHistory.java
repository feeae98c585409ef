package org.waybill.collector.classify;

import java.util.List;
import java.util.OptionalLong;
import org.waybill.wire.TrackingId;

/**
 * All that is known of one copy when its hits are judged. Immutable.
 *
 * @param copy its id
 * @param sender the envelope sender
 * @param shared whether several recipients share it (mode {@code aggregate}): what they do at the
 *     same time is no haste of one
 * @param handedOffAt when James handed it to delivery first, UTC milliseconds
 * @param deliveredAt when the remote server accepted it, where that is recorded
 * @param hits all that are kept, by time; those whose address retention has blanked tell nothing
 *     any more
 */
public record CopyHistory(
    TrackingId copy,
    String sender,
    boolean shared,
    long handedOffAt,
    OptionalLong deliveredAt,
    List<Sighting> hits) {

  public CopyHistory {
    hits = List.copyOf(hits);
  }
}
