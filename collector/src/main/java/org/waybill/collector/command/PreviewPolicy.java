package org.waybill.collector.command;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.waybill.message.Message;
import org.waybill.message.MessageLimits;
import org.waybill.plan.HeaderFacts;
import org.waybill.plan.LeaveReason;
import org.waybill.plan.MailFacts;
import org.waybill.plan.Policy;
import org.waybill.plan.PolicyOptions;
import org.waybill.plan.Ruling;
import org.waybill.plan.Switches;
import org.waybill.plan.Wish;

/**
 * The policy over messages that have no envelope: Return-Path stands in for the envelope sender
 * where there is one, else the From header.
 */
final class PreviewPolicy {

  private final Policy policy;
  private final boolean signingFollows;

  PreviewPolicy(PreviewSettings settings, boolean ignored, boolean signingFollows) {
    boolean signed = signingFollows || settings.signingFollows();
    this.signingFollows = signed;
    PreviewDomains domains = settings.domains();
    policy =
        new Policy(
            ignored
                ? PolicyOptions.ignoring(signed)
                : new PolicyOptions(
                    domains.senders(), domains.locals(), signed, settings.switching(), false));
  }

  /** Whether a signature that is there may break, because a new one is made later. */
  boolean signingFollows() {
    return signingFollows;
  }

  /**
   * What the policy says about one recipient's copy.
   *
   * @param left why it stays untracked, if it does
   * @param rulings everything that says what is tracked
   * @param switches what all of them allow
   * @param wish what the sender asks for
   * @param signed whether a DKIM or ARC signature is there
   * @param fromDomains of all addresses in the From header
   */
  record Judgement(
      Optional<LeaveReason> left,
      List<Ruling> rulings,
      Switches switches,
      Wish wish,
      boolean signed,
      Set<String> fromDomains) {}

  Judgement judge(byte[] message, String recipient) {
    MailFacts facts = new MailFacts(senderDomain(message), HeaderFacts.of(message));
    String to = domain(recipient).orElse("");
    Switches switches = policy.switches(facts, to);
    return new Judgement(
        policy
            .judge(facts)
            .or(() -> policy.judgeRecipient(to))
            .or(() -> switches.isOff() ? Optional.of(LeaveReason.OFF) : Optional.empty()),
        policy.rulings(facts, to),
        switches,
        policy.wish(facts),
        facts.header().signed(),
        facts.header().fromDomains());
  }

  /** Only a Return-Path can say that there is no sender: a From header cannot. */
  private static Optional<String> senderDomain(byte[] message) {
    boolean bounce =
        Message.headers(message, MessageLimits.DEFAULT)
            .flatMap(headers -> headers.first("return-path"))
            .filter(field -> field.value().strip().equals("<>"))
            .isPresent();
    return bounce ? Optional.empty() : domain(sender(message)).or(() -> Optional.of(""));
  }

  /** The address that stands in for the envelope sender; empty for the null sender. */
  static String sender(byte[] message) {
    return Message.headers(message, MessageLimits.DEFAULT)
        .flatMap(headers -> headers.first("return-path").or(() -> headers.first("from")))
        .map(field -> address(field.value()))
        .orElse("");
  }

  private static String address(String value) {
    int open = value.lastIndexOf('<');
    int close = value.indexOf('>', open + 1);
    return open < 0 || close < 0 ? value.strip() : value.substring(open + 1, close).strip();
  }

  private static Optional<String> domain(String address) {
    int at = address.lastIndexOf('@');
    return address.isEmpty()
        ? Optional.empty()
        : Optional.of(address.substring(at + 1).toLowerCase(Locale.ROOT));
  }
}
