package org.waybill.mailet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.james.core.Domain;
import org.apache.james.core.MailAddress;
import org.apache.mailet.MailetContext;
import org.waybill.idna.HostNames;
import org.waybill.plan.HeaderFacts;
import org.waybill.plan.LeaveReason;
import org.waybill.plan.MailFacts;
import org.waybill.plan.Policy;
import org.waybill.plan.PolicyOptions;
import org.waybill.plan.Switches;
import org.waybill.settings.Settings;

/** Decides by who sends to whom, before the message is looked into. Thread-safe. */
final class Gate {

  private final Settings settings;
  private final Policy policy;

  Gate(Settings settings, MailetContext context) {
    this.settings = settings;
    Predicate<String> local = domain -> isLocal(context, domain);
    Predicate<String> ours = local.or(settings.senderDomains()::contains);
    this.policy =
        new Policy(
            new PolicyOptions(ours, local, settings.signingFollows(), settings.switching(), false));
  }

  /** Whose copies of this message may be tracked, and what of them. */
  Passage judge(Letter letter) {
    MailFacts facts =
        new MailFacts(letter.sender().map(Gate::domain), HeaderFacts.of(letter.raw()));
    Optional<LeaveReason> closed =
        policy
            .judge(facts)
            .or(() -> isWanted(letter) ? Optional.empty() : Optional.of(LeaveReason.OFF));
    if (closed.isPresent()) {
      return passage(closed, Map.of(), facts);
    }
    List<MailAddress> remote =
        letter.recipients().stream()
            .filter(recipient -> policy.judgeRecipient(domain(recipient)).isEmpty())
            .toList();
    return remote.isEmpty()
        ? passage(Optional.of(LeaveReason.LOCAL), Map.of(), facts)
        : judge(facts, remote);
  }

  private Passage judge(MailFacts facts, List<MailAddress> remote) {
    Map<Switches, List<MailAddress>> tracked = new LinkedHashMap<>();
    for (MailAddress recipient : remote) {
      Switches switches = policy.switches(facts, domain(recipient));
      if (!switches.isOff()) {
        tracked.computeIfAbsent(switches, unused -> new ArrayList<>()).add(recipient);
      }
    }
    Optional<LeaveReason> closed =
        tracked.isEmpty() ? Optional.of(LeaveReason.OFF) : Optional.empty();
    return passage(closed, tracked, facts);
  }

  private Passage passage(
      Optional<LeaveReason> closed, Map<Switches, List<MailAddress>> tracked, MailFacts facts) {
    return new Passage(closed, tracked, facts.header().fromDomains(), policy.wish(facts));
  }

  /** Every rule that has a say in whether anything is tracked, and what it says. */
  List<String> rules(Letter letter) {
    MailFacts facts =
        new MailFacts(letter.sender().map(Gate::domain), HeaderFacts.of(letter.raw()));
    Set<String> rules = new LinkedHashSet<>();
    rules.add("onlySenders: " + (isNamed(letter) ? "the sender is one" : "the sender is none"));
    rules.add(
        "percent "
            + settings.percent()
            + ": the message is "
            + (isPicked(letter) ? "" : "not ")
            + "one");
    for (MailAddress recipient : letter.recipients()) {
      policy
          .rulings(facts, domain(recipient))
          .forEach(ruling -> rules.add(ruling.rule() + ": " + ruling.switches().text()));
    }
    return List.copyOf(rules);
  }

  private boolean isWanted(Letter letter) {
    return isNamed(letter) && isPicked(letter);
  }

  private boolean isNamed(Letter letter) {
    return letter
        .sender()
        .map(MailAddress::asString)
        .filter(settings.onlySenders()::include)
        .isPresent();
  }

  private boolean isPicked(Letter letter) {
    return letter.messageId().map(new Sample(settings.percent())::takes).orElse(true);
  }

  private static String domain(MailAddress address) {
    return address.getDomain().name().toLowerCase(Locale.ROOT);
  }

  /** A From header may hold what is no domain to James; then it is nobody's. */
  private static boolean isLocal(MailetContext context, String domain) {
    try {
      return context.isLocalServer(Domain.of(domain))
          || context.isLocalServer(Domain.of(HostNames.toAscii(domain).orElse(domain)));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
