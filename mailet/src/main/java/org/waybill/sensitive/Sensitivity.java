package org.waybill.sensitive;

import java.util.Optional;

/** Judges the links of one message. Pure and thread-safe; linear in what it is given. */
public final class Sensitivity {

  /** Longer words that may stand beside a phrase in a path segment or parameter. */
  private static final int BESIDE_IN_ADDRESS = 1;

  /** The same in a link's text, which may be half a sentence: "click here to unsubscribe". */
  private static final int BESIDE_IN_LABEL = 3;

  /** The same for a single word that says little: a button, not a headline. */
  private static final int BESIDE_IN_BUTTON = 1;

  private final Rules rules;
  private final ListLinks lists;
  private final boolean moment;

  private Sensitivity(Rules rules, MessageFacts facts) {
    this.rules = rules;
    this.lists = ListLinks.of(facts);
    this.moment =
        rules.moment().isIn(Wording.of(facts.subject()))
            || rules.moment().isIn(Wording.of(facts.text()));
  }

  /** Prepares for a message, with the rules shipped. */
  public static Sensitivity of(MessageFacts facts) {
    return new Sensitivity(Rules.SHIPPED, facts);
  }

  /**
   * Why a link stays as it is.
   *
   * @param target an absolute http or https URL in ASCII
   * @param label what the reader sees of the link; may be empty
   * @return empty for an ordinary link
   */
  public Optional<Stay> judge(String target, String label) {
    Address address = Address.of(target, rules);
    if (lists.name(target) || isSensitive(address, Wording.of(label))) {
      return Optional.of(Stay.SENSITIVE);
    }
    return LabelGuard.objects(address.host(), label) ? Optional.of(Stay.LABEL) : Optional.empty();
  }

  private boolean isSensitive(Address address, Wording label) {
    boolean action = rules.secret().fills(label, BESIDE_IN_BUTTON);
    return rules.namesHost(address.host(), address.path())
        || rules.always().fills(label, BESIDE_IN_LABEL)
        || isAbout(rules.always(), address)
        || (moment && (action || isUnguessable(address)))
        || (carriesSecret(address) && (action || isAbout(rules.secret(), address)));
  }

  private static boolean isAbout(Lexicon lexicon, Address address) {
    return address.wordings().stream().anyMatch(text -> lexicon.fills(text, BESIDE_IN_ADDRESS));
  }

  private static boolean isUnguessable(Address address) {
    return address.values().stream()
        .anyMatch(value -> Randomness.bits(value) >= Randomness.UNGUESSABLE_BITS);
  }

  private static boolean carriesSecret(Address address) {
    return !address.named().isEmpty() || address.values().stream().anyMatch(Randomness::isLikely);
  }
}
