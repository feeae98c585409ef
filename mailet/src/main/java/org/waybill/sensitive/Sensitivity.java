package org.waybill.sensitive;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Judges the links of one message, by one thread: it remembers what it has judged. Linear in what
 * it is given.
 */
public final class Sensitivity {

  /** Longer words that may stand beside a phrase in a path segment or parameter. */
  private static final int BESIDE_IN_ADDRESS = 1;

  /** The same in a link's text, which may be half a sentence: "click here to unsubscribe". */
  private static final int BESIDE_IN_LABEL = 3;

  /** The same for a single word that says little: a button, not a headline. */
  private static final int BESIDE_IN_BUTTON = 1;

  private record Link(String target, String label) {}

  private final LinkPolicy policy;
  private final Rules rules;
  private final MessageFacts facts;
  private final ListLinks lists;
  private final Map<Link, Optional<Stay>> judged = new HashMap<>();

  /** A picture, a headline and a button often lead to one place. */
  private final Map<String, Address> addresses = new HashMap<>();

  private Optional<Boolean> moment = Optional.empty();

  private Sensitivity(LinkPolicy policy, MessageFacts facts) {
    this.policy = policy;
    this.rules = policy.rules();
    this.facts = facts;
    this.lists = ListLinks.of(facts);
  }

  /** Prepares for a message. */
  public static Sensitivity of(LinkPolicy policy, MessageFacts facts) {
    return new Sensitivity(policy, facts);
  }

  /**
   * Why a link stays as it is.
   *
   * @param target an absolute http or https URL in ASCII
   * @param label what the reader sees of the link; may be empty
   * @return empty for an ordinary link
   */
  public Optional<Stay> judge(String target, String label) {
    return judged.computeIfAbsent(new Link(target, label), this::judge);
  }

  private Optional<Stay> judge(Link link) {
    String host = Address.host(link.target());
    if (policy.excludes(host)) {
      return Optional.of(Stay.EXCLUDED_HOST);
    }
    if (policy.leaveSensitive() && isSensitive(link)) {
      return Optional.of(Stay.SENSITIVE);
    }
    return policy.guardLabels() && LabelGuard.objects(host, link.label())
        ? Optional.of(Stay.LABEL)
        : Optional.empty();
  }

  private boolean isSensitive(Link link) {
    return lists.name(link.target())
        || isSensitive(
            addresses.computeIfAbsent(link.target(), url -> Address.of(url, rules)),
            Wording.of(link.label()));
  }

  private boolean isSensitive(Address address, Wording label) {
    if (rules.namesHost(address.host(), address.path())
        || rules.always().fills(label, BESIDE_IN_LABEL)
        || isAbout(rules.always(), address)) {
      return true;
    }
    boolean action = rules.secret().fills(label, BESIDE_IN_BUTTON);
    return (address.secret() && (action || isAbout(rules.secret(), address)))
        || ((action || address.unguessable()) && isMoment());
  }

  private static boolean isAbout(Lexicon lexicon, Address address) {
    for (Wording text : address.wordings()) {
      if (lexicon.fills(text, BESIDE_IN_ADDRESS)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the message is about an account: looked into only where a link makes it count. */
  private boolean isMoment() {
    boolean known = moment.orElseGet(this::readMoment);
    moment = Optional.of(known);
    return known;
  }

  private boolean readMoment() {
    return isMoment(facts.subject())
        || facts.marks().stream().anyMatch(this::isMoment)
        || isMoment(facts.text().get());
  }

  private boolean isMoment(String text) {
    return rules.moment().isIn(Wording.of(text));
  }
}
