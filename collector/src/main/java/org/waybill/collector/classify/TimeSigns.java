package org.waybill.collector.classify;

import java.time.Duration;
import org.waybill.collector.hit.EventType;

/** What the time between delivery and hit says. Immutable. */
record TimeSigns(Rules rules) {

  Judgement of(Sighting hit, CopyHistory copy) {
    Limits limits = rules.limits();
    long slack = limits.deliverySlack().toMillis();
    if (copy.deliveredAt().isPresent() && hit.at() < copy.deliveredAt().getAsLong() - slack) {
      return Judgement.of(Verdict.MACHINE, Reason.BEFORE_DELIVERY);
    }
    Duration since = Duration.ofMillis(hit.at() - copy.deliveredAt().orElse(copy.handedOffAt()));
    if (hit.type() == EventType.CLICK) {
      return click(hit, since);
    }
    boolean soon = hit.isPixel() && since.compareTo(limits.proxySoon()) < 0;
    return soon && rules.agents().kind(hit.userAgent()) == AgentKind.PROXY
        ? Judgement.of(Verdict.UNCERTAIN, Reason.PROXY_SOON)
        : Judgement.PERSON;
  }

  /** A browser says which languages its reader reads; most scanners do not. */
  private Judgement click(Sighting hit, Duration since) {
    Limits limits = rules.limits();
    if (since.compareTo(limits.soonMachine()) <= 0) {
      return Judgement.of(Verdict.MACHINE, Reason.TOO_SOON);
    }
    if (since.compareTo(limits.soonUncertain()) <= 0) {
      return Judgement.of(
          hit.namesLanguage() ? Verdict.UNCERTAIN : Verdict.MACHINE, Reason.TOO_SOON);
    }
    if (since.compareTo(limits.soonNote()) <= 0) {
      return Judgement.of(
          hit.namesLanguage() ? Verdict.PERSON : Verdict.UNCERTAIN, Reason.TOO_SOON);
    }
    return since.compareTo(limits.burstReader()) <= 0 && !hit.namesLanguage()
        ? Judgement.of(Verdict.PERSON, Reason.TOO_SOON)
        : Judgement.PERSON;
  }
}
