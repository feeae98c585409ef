package org.waybill.mailet;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.james.core.MailAddress;
import org.waybill.plan.LeaveReason;
import org.waybill.plan.Switches;
import org.waybill.plan.Wish;

/**
 * What the gate says about a message.
 *
 * @param closed why nobody's copy may be tracked; empty where somebody's may be
 * @param tracked the recipients whose copies may be tracked, by what of them is; in the order of
 *     the envelope
 * @param fromDomains of all addresses in the From header, in lower case
 * @param wish what the sender asks for, if it is one of ours
 */
record Passage(
    Optional<LeaveReason> closed,
    Map<Switches, List<MailAddress>> tracked,
    Set<String> fromDomains,
    Wish wish) {

  Passage {
    fromDomains = Set.copyOf(fromDomains);
    tracked = Collections.unmodifiableMap(new LinkedHashMap<>(tracked));
  }

  /** The domains that the message says it comes from: of its envelope sender and in From. */
  Set<String> senders(Letter letter) {
    Set<String> domains = new HashSet<>(fromDomains);
    letter.sender().map(sender -> sender.getDomain().name()).ifPresent(domains::add);
    return domains;
  }
}
