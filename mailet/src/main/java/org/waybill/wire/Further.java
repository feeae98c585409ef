package org.waybill.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What an answer says to whoever takes further lines, each a name, a blank and a value:
 *
 * <pre>
 * recording STATE
 * off DOMAIN         one for each domain that is off
 * switch TICKET
 * </pre>
 *
 * A line that is not known says nothing. Immutable.
 *
 * @param allowed what new mail may be tracked; empty where the collector does not say
 * @param ticket what a {@link SwitchErrand} has to hold to be taken; empty where the collector
 *     takes none
 */
public record Further(Optional<Allowance> allowed, Optional<String> ticket) {

  /** Nothing. */
  public static final Further NONE = new Further(Optional.empty(), Optional.empty());

  private static final String RECORDING = "recording ";
  private static final String OFF = "off ";
  private static final String SWITCH = "switch ";
  private static final Pattern TICKET = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  /**
   * Checks the ticket.
   *
   * @throws IllegalArgumentException where no line can carry it
   */
  public Further {
    if (!ticket.map(Further::isTicket).orElse(true)) {
      throw new IllegalArgumentException(
          "a ticket takes 1 to 64 of A to Z, a to z, 0 to 9, - and _");
    }
  }

  /** What new mail may be tracked, and nothing else. */
  public static Further of(Allowance allowed) {
    return new Further(Optional.of(allowed), Optional.empty());
  }

  static boolean isTicket(String text) {
    return TICKET.matcher(text).matches();
  }

  /** Without their ends, in the order they are sent in. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    allowed.ifPresent(
        now -> {
          lines.add(RECORDING + now.state().word());
          now.domainsOff().forEach(domain -> lines.add(OFF + domain));
        });
    ticket.ifPresent(word -> lines.add(SWITCH + word));
    return lines;
  }

  /** Reads lines in any order; what does not fit says nothing but that no mail may be tracked. */
  static Further of(List<String> lines) {
    Set<String> off = new TreeSet<>();
    Optional<RecordingState> state = Optional.empty();
    Optional<String> ticket = Optional.empty();
    for (String line : lines) {
      if (line.startsWith(RECORDING)) {
        state = state.or(() -> RecordingState.of(line.substring(RECORDING.length())));
      } else if (line.startsWith(OFF)) {
        off.add(line.substring(OFF.length()));
      } else if (line.startsWith(SWITCH)) {
        ticket = Optional.of(line.substring(SWITCH.length())).filter(Further::isTicket);
      }
    }
    return new Further(state.map(said -> allowed(said, off)), ticket);
  }

  private static Allowance allowed(RecordingState state, Set<String> off) {
    return off.size() <= Allowance.MOST_DOMAINS && off.stream().allMatch(Allowance::isDomain)
        ? new Allowance(state, off)
        : Allowance.NOTHING;
  }
}
