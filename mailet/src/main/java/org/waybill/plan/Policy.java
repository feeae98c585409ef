package org.waybill.plan;

import java.util.Optional;
import java.util.Set;

/** Decides by who sends what to whom, never by the message's body. Thread-safe. */
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

  private Optional<LeaveReason> judgeSender(MailFacts facts) {
    if (facts.senderDomain().isEmpty()) {
      return Optional.of(LeaveReason.NULL_SENDER);
    }
    if (facts.header().automatic()) {
      return Optional.of(LeaveReason.AUTO_SUBMITTED);
    }
    Set<String> from = facts.header().fromDomains();
    boolean own =
        options.ours().test(facts.senderDomain().get())
            && !from.isEmpty()
            && from.stream().allMatch(options.ours());
    return own ? Optional.empty() : Optional.of(LeaveReason.FOREIGN_SENDER);
  }
}
