package org.waybill.copy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.waybill.plan.Edit;
import org.waybill.plan.PlannedLink;
import org.waybill.plan.Track;
import org.waybill.wire.Sealer;
import org.waybill.wire.Token;
import org.waybill.wire.TokenKind;

/** One copy's sealed tokens, as the bytes that go into its holes. Immutable. */
public final class Tokens {

  /** The pixels', number n at index n. */
  private final byte[][] opens;

  /** The links', number n at index n - 1. */
  private final byte[][] clicks;

  /** The disclosure's; empty where there is none. */
  private final byte[] withdrawal;

  private Tokens(byte[][] opens, byte[][] clicks, byte[] withdrawal) {
    this.opens = opens;
    this.clicks = clicks;
    this.withdrawal = withdrawal;
  }

  /** Seals everything a copy needs, each link once. */
  public static Tokens seal(Track plan, CopyIdentity copy, Sealer sealer) {
    byte[][] opens = new byte[plan.pixels().size()][];
    for (int i = 0; i < opens.length; i++) {
      opens[i] = sealer.sealed(open(copy, i));
    }
    List<PlannedLink> links = plan.links();
    byte[][] clicks = new byte[links.size()][];
    for (int i = 0; i < clicks.length; i++) {
      clicks[i] = sealer.sealed(click(copy, links.get(i)));
    }
    boolean tells = !plan.disclosures().isEmpty();
    return new Tokens(opens, clicks, tells ? sealer.sealed(withdraw(copy)) : new byte[0]);
  }

  /** The token that goes into an edit's hole. */
  public String of(Edit edit) {
    return new String(bytes(edit), StandardCharsets.US_ASCII);
  }

  /** The same as ASCII bytes, which nobody may change. */
  byte[] bytes(Edit edit) {
    if (edit.isDisclosure()) {
      return withdrawal;
    }
    return edit.isPixel() ? opens[edit.number()] : clicks[edit.number() - 1];
  }

  private static Token open(CopyIdentity copy, int number) {
    return Token.open(copy.mode(), copy.copy(), copy.person(), copy.day(), number);
  }

  private static Token withdraw(CopyIdentity copy) {
    return new Token(
        TokenKind.WITHDRAW, copy.mode(), copy.copy(), copy.person(), copy.day(), 0, "");
  }

  private static Token click(CopyIdentity copy, PlannedLink link) {
    return Token.click(
        copy.mode(), copy.copy(), copy.person(), copy.day(), link.number(), link.target());
  }
}
