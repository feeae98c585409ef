package org.waybill.collector;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.waybill.collector.correlate.Silence;
import org.waybill.collector.recording.DomainSwitches;
import org.waybill.collector.store.StoreEntry.HitRow;
import org.waybill.wire.LedgerRecord.Sent;
import org.waybill.wire.SentCopy;
import org.waybill.wire.TrackingId;

/**
 * Leaves hits out for the domain of their mail's sender, which no token says: the ledger does. It
 * goes by when a hit came, so a journal that is followed again brings nothing back. A hit that came
 * before its mail's record is of nobody known. Used by the correlator's thread.
 */
final class SenderSilence implements Silence {

  /** Of mail whose record is under way to the store. */
  private static final int MOST = 20_000;

  private final DomainSwitches domains;
  private final Function<TrackingId, Optional<String>> senders;
  private final Map<TrackingId, String> recent =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<TrackingId, String> eldest) {
          return size() > MOST;
        }
      };

  /**
   * Wires it.
   *
   * @param senders the envelope sender of a copy's message, from the store
   */
  SenderSilence(DomainSwitches domains, Function<TrackingId, Optional<String>> senders) {
    this.domains = domains;
    this.senders = senders;
  }

  @Override
  public void sent(Sent sent) {
    if (domains.wereEverOff()) {
      for (SentCopy copy : sent.copies()) {
        recent.put(copy.copy(), sent.sender());
      }
    }
  }

  @Override
  public boolean covers(HitRow hit) {
    if (!domains.coverAnything(hit.at())) {
      return false;
    }
    return Optional.ofNullable(recent.get(hit.copy()))
        .or(() -> senders.apply(hit.copy()))
        .map(sender -> domains.cover(sender, hit.at()))
        .orElse(false);
  }
}
