package org.waybill.wire;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a James has the collector switch, because its own kill switch was moved. Sealed it is the
 * body of a PUT; in UTF-8:
 *
 * <pre>
 * waybill-switch 1
 * ticket TICKET
 * STATE SCOPE
 * why TEXT
 * </pre>
 *
 * Immutable.
 *
 * @param ticket as the collector's last answer said it: of an errand that was done it opens nothing
 *     any more
 * @param to on or off
 * @param scope {@link #ALL}, or a sender domain with the domains below it as a lower-case A-label
 * @param why in the words of whoever moved it, one line of at most 200 characters; may be empty
 */
public record SwitchErrand(String ticket, RecordingState to, String scope, String why) {

  /** All mail. */
  public static final String ALL = "*";

  private static final int LONGEST_WHY = 200;
  private static final Pattern FORM =
      Pattern.compile(
          "waybill-switch 1\nticket ([!-~]{1,64})\n([a-z]{2,3}) ([!-~]{1,200})\nwhy (.{0,400})\n");

  /**
   * Makes a line of the reason and cuts it.
   *
   * @throws IllegalArgumentException naming the part that is wrong
   */
  public SwitchErrand {
    if (!Further.isTicket(ticket)) {
      throw new IllegalArgumentException("the ticket is none a collector gives");
    }
    if (!Allowance.isDomain(scope)) {
      throw new IllegalArgumentException("the scope is neither " + ALL + " nor a domain");
    }
    why = why.replaceAll("[\\s\\p{Cntrl}\\u0085\\u2028\\u2029]+", " ").strip();
    why =
        why.substring(
            0,
            why.offsetByCodePoints(0, Math.min(LONGEST_WHY, why.codePointCount(0, why.length()))));
  }

  /** The path it is put to. */
  public static String path(String node) {
    return LedgerPosition.probePath(node) + "/switch";
  }

  /** Whether it is about all mail. */
  public boolean isOfAll() {
    return scope.equals(ALL);
  }

  byte[] encode() {
    return "waybill-switch 1\nticket %s\n%s %s\nwhy %s\n"
        .formatted(ticket, to.word(), scope, why)
        .getBytes(StandardCharsets.UTF_8);
  }

  /** Empty for anything else than what {@link #encode} writes. */
  static Optional<SwitchErrand> decode(byte[] bytes) {
    Matcher form = FORM.matcher(new String(bytes, StandardCharsets.UTF_8));
    return form.matches() && Further.isTicket(form.group(1))
        ? RecordingState.of(form.group(2))
            .map(to -> new SwitchErrand(form.group(1), to, form.group(3), form.group(4)))
        : Optional.empty();
  }
}
