package org.waybill.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Decides by who sends what to whom, never by the message's body. {@code docs/policy.md} says the
 * same in words. Thread-safe.
 */
public final class Policy {

  private final PolicyOptions options;

  public Policy(PolicyOptions options) {
    this.options = options;
  }

  /** Why no recipient's copy may be tracked; empty where the message may be. */
  public Optional<LeaveReason> judge(MailFacts facts) {
    if (facts.header().signed() && !options.signingFollows()) {
      return Optional.of(LeaveReason.DKIM_SIGNED);
    }
    return options.ignored() ? Optional.empty() : judgeSender(facts);
  }

  /**
   * Why one recipient's copy may not be tracked.
   *
   * @param domain the recipient's domain in lower case
   */
  public Optional<LeaveReason> judgeRecipient(String domain) {
    boolean local = !options.ignored() && options.local().test(domain);
    return local ? Optional.of(LeaveReason.LOCAL) : Optional.empty();
  }

  /**
   * Everything that says what is tracked of one recipient's copy; the configuration's own switch
   * comes first.
   *
   * @param domain the recipient's domain
   */
  public List<Ruling> rulings(MailFacts facts, String domain) {
    if (options.ignored()) {
      return List.of();
    }
    Switching switching = options.switching();
    List<Ruling> rulings = new ArrayList<>();
    rulings.add(new Ruling("track", switching.track()));
    Set<String> senders = new TreeSet<>(facts.header().fromDomains());
    facts.senderDomain().ifPresent(senders::add);
    Map<String, Switches> from = new TreeMap<>();
    senders.forEach(sender -> from.putAll(switching.senders().about(sender)));
    from.forEach((name, switches) -> rulings.add(new Ruling("senderSwitches " + name, switches)));
    switching
        .recipients()
        .about(domain)
        .forEach(
            (name, switches) -> rulings.add(new Ruling("recipientSwitches " + name, switches)));
    wish(facts).switches().ifPresent(asked -> rulings.add(new Ruling(Wish.TRACK, asked)));
    return rulings;
  }

  /** What is tracked of one recipient's copy: what every ruling allows. */
  public Switches switches(MailFacts facts, String domain) {
    return rulings(facts, domain).stream()
        .map(Ruling::switches)
        .reduce(Switches.BOTH, Switches::and);
  }

  /** What the sender asks for; nothing where it is none of ours. */
  public Wish wish(MailFacts facts) {
    return options.ignored() || isOwn(facts) ? facts.header().wish() : Wish.NONE;
  }

  private Optional<LeaveReason> judgeSender(MailFacts facts) {
    if (facts.senderDomain().isEmpty()) {
      return Optional.of(LeaveReason.NULL_SENDER);
    }
    if (!isOwn(facts)) {
      return Optional.of(LeaveReason.FOREIGN_SENDER);
    }
    return facts.header().automatic() ? Optional.of(LeaveReason.AUTO_SUBMITTED) : Optional.empty();
  }

  private boolean isOwn(MailFacts facts) {
    Set<String> from = facts.header().fromDomains();
    return facts.senderDomain().filter(options.ours()).isPresent()
        && !from.isEmpty()
        && from.stream().allMatch(options.ours());
  }
}
