package org.waybill.collector.correlate;

import org.waybill.collector.store.StoreEntry.HitRow;
import org.waybill.wire.LedgerRecord.Sent;

/** Which hits are not stored for whose mail they are of. Used by the correlator's thread. */
public interface Silence {

  /** None. */
  Silence NONE =
      new Silence() {
        @Override
        public void sent(Sent sent) {}

        @Override
        public boolean covers(HitRow hit) {
          return false;
        }
      };

  /** It becomes known whose mail copies are; the store learns it a moment later. */
  void sent(Sent sent);

  /** Whether it is not stored; may wait for the store, and throw where nobody knows. */
  boolean covers(HitRow hit);
}
