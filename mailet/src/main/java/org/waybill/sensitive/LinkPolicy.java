package org.waybill.sensitive;

import java.util.Set;
import org.waybill.idna.HostNames;

/**
 * Which links the policy leaves as they are. Immutable, thread-safe.
 *
 * @param rules what makes a link sensitive
 * @param leaveSensitive whether sensitive links stay
 * @param guardLabels whether links stay whose text shows another domain than theirs
 * @param excluded hosts whose links stay, as lower-case A-labels, sub-domains included
 */
public record LinkPolicy(
    Rules rules, boolean leaveSensitive, boolean guardLabels, Set<String> excluded) {

  /** Sensitive links and labels of others stay, by the rules that are shipped. */
  public static final LinkPolicy DEFAULT = new LinkPolicy(Rules.SHIPPED, true, true, Set.of());

  /** No link stays. */
  public static final LinkPolicy NONE = new LinkPolicy(Rules.SHIPPED, false, false, Set.of());

  /** Copies the hosts. */
  public LinkPolicy {
    excluded = Set.copyOf(excluded);
  }

  /** Whether no link stays. */
  public boolean isNone() {
    return !leaveSensitive && !guardLabels && excluded.isEmpty();
  }

  /** Whether a host, in lower case, or a parent of it is excluded. */
  boolean excludes(String host) {
    return !excluded.isEmpty() && HostNames.lineage(host).stream().anyMatch(excluded::contains);
  }
}
