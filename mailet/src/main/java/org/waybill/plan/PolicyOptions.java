package org.waybill.plan;

import java.util.function.Predicate;

/**
 * What the policy goes by.
 *
 * @param ours whether a domain, in lower case, is local to this James or one of {@code
 *     senderDomains}
 * @param local whether a recipient's domain is local
 * @param signingFollows whether a DKIM signature made later replaces the one that is there
 * @param switching what the configuration says is tracked
 * @param ignored whether every reason but {@code dkim-signed} is off
 */
public record PolicyOptions(
    Predicate<String> ours,
    Predicate<String> local,
    boolean signingFollows,
    Switching switching,
    boolean ignored) {

  /** Only {@code dkim-signed} is left, and that only where no signing follows. */
  public static PolicyOptions ignoring(boolean signingFollows) {
    return new PolicyOptions(domain -> true, domain -> false, signingFollows, Switching.ALL, true);
  }
}
