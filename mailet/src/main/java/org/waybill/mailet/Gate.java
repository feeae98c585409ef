package org.waybill.mailet;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
import org.waybill.settings.Settings;

/** Decides by who sends to whom, before the message is looked into. Thread-safe. */
final class Gate {

  private final Settings settings;
  private final Policy policy;

  Gate(Settings settings, MailetContext context) {
    this.settings = settings;
    Predicate<String> local = domain -> isLocal(context, domain);
    Predicate<String> ours = local.or(settings.senderDomains()::contains);
    this.policy = new Policy(new PolicyOptions(ours, local, settings.signingFollows(), false));
  }

  /** Why nobody's copy of this message may be tracked; empty where somebody's may be. */
  Optional<LeaveReason> judge(Letter letter) {
    Optional<String> domain = letter.sender().map(Gate::domain);
    return policy
        .judge(new MailFacts(domain, HeaderFacts.of(letter.raw())))
        .or(() -> isWanted(letter) ? Optional.empty() : Optional.of(LeaveReason.OFF))
        .or(() -> tracked(letter).isEmpty() ? Optional.of(LeaveReason.LOCAL) : Optional.empty());
  }

  /** The recipients whose copies may be tracked. */
  List<MailAddress> tracked(Letter letter) {
    return letter.recipients().stream()
        .filter(recipient -> policy.judgeRecipient(domain(recipient)).isEmpty())
        .toList();
  }

  private boolean isWanted(Letter letter) {
    return letter
            .sender()
            .map(MailAddress::asString)
            .filter(settings.onlySenders()::include)
            .isPresent()
        && letter.messageId().map(new Sample(settings.percent())::takes).orElse(true);
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
