package org.waybill.copy;

import java.util.List;
import org.waybill.plan.Edit;
import org.waybill.plan.PlannedLink;
import org.waybill.plan.Track;
import org.waybill.wire.Sealer;
import org.waybill.wire.Token;

/**
 * One copy's sealed tokens.
 *
 * @param opens the pixels', number n at index n
 * @param clicks the links', number n at index n - 1
 */
public record Tokens(List<String> opens, List<String> clicks) {

  public Tokens {
    opens = List.copyOf(opens);
    clicks = List.copyOf(clicks);
  }

  /** Seals everything a copy needs, each link once. */
  public static Tokens seal(Track plan, CopyIdentity copy, Sealer sealer) {
    return new Tokens(
        plan.pixels().stream()
            .map(Edit::number)
            .sorted()
            .map(number -> sealer.seal(open(copy, number)))
            .toList(),
        plan.links().stream().map(link -> sealer.seal(click(copy, link))).toList());
  }

  /** The token that goes into an edit's hole. */
  public String of(Edit edit) {
    return edit.isPixel() ? opens.get(edit.number()) : clicks.get(edit.number() - 1);
  }

  private static Token open(CopyIdentity copy, int number) {
    return Token.open(copy.mode(), copy.copy(), copy.person(), copy.day(), number);
  }

  private static Token click(CopyIdentity copy, PlannedLink link) {
    return Token.click(
        copy.mode(), copy.copy(), copy.person(), copy.day(), link.number(), link.target());
  }
}
