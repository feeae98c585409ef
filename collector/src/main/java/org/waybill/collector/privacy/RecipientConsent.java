package org.waybill.collector.privacy;

import java.util.Set;
import org.waybill.collector.hit.PrivacySignal;
import org.waybill.collector.hit.Request;
import org.waybill.wire.PersonCode;

/**
 * What recipients have to say: who has withdrawn, and what their browsers ask for. Thread-safe.
 *
 * @param withdrawals who has withdrawn
 * @param honoured the signals that count
 */
public record RecipientConsent(Withdrawals withdrawals, Set<PrivacySignal> honoured)
    implements Consent {

  /** Copies the set. */
  public RecipientConsent {
    honoured = Set.copyOf(honoured);
  }

  @Override
  public boolean covers(PersonCode person, Request request) {
    return !withdrawals.cover(person) && honoured.stream().noneMatch(request::carries);
  }
}
