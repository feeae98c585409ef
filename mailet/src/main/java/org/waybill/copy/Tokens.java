package org.waybill.copy;

import java.util.List;
import org.waybill.plan.PlannedLink;
import org.waybill.wire.Sealer;
import org.waybill.wire.Token;

/**
 * One copy's sealed tokens.
 *
 * @param open the pixel's
 * @param clicks the links', number n at index n - 1
 */
public record Tokens(String open, List<String> clicks) {

  public Tokens {
    clicks = List.copyOf(clicks);
  }

  /** Seals everything a copy needs, each link once. */
  public static Tokens seal(List<PlannedLink> links, CopyIdentity copy, Sealer sealer) {
    Token open = Token.open(copy.mode(), copy.copy(), copy.person(), copy.day());
    return new Tokens(
        sealer.seal(open), links.stream().map(link -> sealer.seal(click(copy, link))).toList());
  }

  private static Token click(CopyIdentity copy, PlannedLink link) {
    return Token.click(
        copy.mode(), copy.copy(), copy.person(), copy.day(), link.number(), link.target());
  }
}
