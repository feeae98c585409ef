package org.waybill.plan;

/**
 * What the configuration says is tracked.
 *
 * @param track of all mail
 * @param senders of mail from some domains
 * @param recipients of copies to some domains
 */
public record Switching(Switches track, DomainSwitches senders, DomainSwitches recipients) {

  /** Opens and clicks of all mail. */
  public static final Switching ALL =
      new Switching(Switches.BOTH, DomainSwitches.NONE, DomainSwitches.NONE);
}
