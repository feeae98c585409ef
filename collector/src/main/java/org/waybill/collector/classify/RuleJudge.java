package org.waybill.collector.classify;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.waybill.collector.hit.EventType;
import org.waybill.collector.networks.NetworkKind;
import org.waybill.collector.networks.Networks;

/**
 * Judges by rules: what a request says, when it came, what else was done in its copy, and what its
 * client did in other copies. Everything that is said is taken together, see {@link Judgement#and}.
 */
public final class RuleJudge implements Judge {

  /** Networks in which many stand behind one address by nature. */
  private static final Set<NetworkKind> CROWDED =
      EnumSet.of(NetworkKind.MICROSOFT, NetworkKind.GOOGLE_PROXY, NetworkKind.APPLE_RELAY);

  private final Rules rules;
  private final Networks networks;
  private final RequestSigns requests;
  private final TimeSigns times;

  private RuleJudge(Rules rules, Networks networks) {
    this.rules = rules;
    this.networks = networks;
    this.requests = new RequestSigns(rules, networks);
    this.times = new TimeSigns(rules);
  }

  /** A judge by these rules, who knows these networks. */
  public static RuleJudge of(Rules rules, Networks networks) {
    return new RuleJudge(rules, networks);
  }

  @Override
  public int version() {
    return rules.version();
  }

  @Override
  public Crowd crowd() {
    return new NetworkCrowd(rules.limits());
  }

  @Override
  public List<Judgement> judge(CopyHistory copy, Crowd crowd) {
    if (!(crowd instanceof NetworkCrowd own)) {
      throw new IllegalArgumentException("the crowd is not one of this judge's");
    }
    BurstSigns bursts = BurstSigns.of(rules, copy, clicks(copy));
    return copy.hits().stream()
        .map(
            hit ->
                requests
                    .of(hit)
                    .and(times.of(hit, copy))
                    .and(bursts.of(hit))
                    .and(breadth(hit, own))
                    .and(tampering(hit)))
        .toList();
  }

  /** Somebody may pass a link on and follow another at the same time. */
  private List<Sighting> clicks(CopyHistory copy) {
    return copy.hits().stream()
        .filter(hit -> hit.type() == EventType.CLICK)
        .filter(hit -> rules.agents().kind(hit.userAgent()) != AgentKind.PREVIEW)
        .sorted(Comparator.comparingLong(Sighting::at))
        .toList();
  }

  private Judgement breadth(Sighting hit, NetworkCrowd crowd) {
    return isOneOfMany(hit) ? Judgement.PERSON : crowd.of(hit);
  }

  /** Nobody knows who it was: a whole office may be behind the address, so it is no proof. */
  private Judgement tampering(Sighting hit) {
    return hit.nearTampering() && !isOneOfMany(hit)
        ? Judgement.of(Verdict.UNCERTAIN, Reason.MUTATED)
        : Judgement.PERSON;
  }

  private boolean isOneOfMany(Sighting hit) {
    return rules.agents().kind(hit.userAgent()) == AgentKind.PROXY
        || networks.of(hit.address()).stream().anyMatch(CROWDED::contains);
  }
}
