package org.waybill.killswitch;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What is switched off, as the file says it: a line each, what follows the first word may be left
 * out. Lines that begin with {@code #} say nothing. Immutable.
 *
 * <pre>
 * *                 2026-11-30T10:00:00Z links of yesterday's mail lead nowhere
 * customer.example  2026-11-30T10:00:00Z complaint
 * </pre>
 *
 * <p>Whoever makes the file wants something switched off. So one without any line, and one with a
 * line that cannot be understood, switch off everything.
 *
 * @param byScope in the order of their names
 */
public record SwitchedOff(Map<Scope, Off> byScope) {

  /** Nothing. */
  public static final SwitchedOff NOTHING = new SwitchedOff(Map.of());

  /** Copies the map. */
  public SwitchedOff {
    byScope = java.util.Collections.unmodifiableMap(new TreeMap<>(byScope));
  }

  /** Everything, for a reason that is not in the file. */
  static SwitchedOff everything(String note) {
    return new SwitchedOff(Map.of(Scope.ALL, new Off(Optional.empty(), note)));
  }

  /** Reads a file that is there. */
  static SwitchedOff parse(String text) {
    Map<Scope, Off> off = new TreeMap<>();
    int number = 0;
    for (String line : text.split("\n", -1)) {
      number++;
      if (!line.isBlank() && !line.startsWith("#")) {
        try {
          read(line.strip(), off);
        } catch (IllegalArgumentException | DateTimeException e) {
          String note = "line " + number + " cannot be understood: " + e.getMessage();
          off.put(Scope.ALL, new Off(Optional.empty(), note));
        }
      }
    }
    return off.isEmpty() ? everything("the file has no line") : new SwitchedOff(off);
  }

  private static void read(String line, Map<Scope, Off> off) {
    String[] words = line.split("\\s+", 3);
    Optional<Instant> since =
        words.length > 1 ? Optional.of(Instant.parse(words[1])) : Optional.empty();
    off.put(Scope.parse(words[0]), new Off(since, words.length > 2 ? words[2] : ""));
  }

  /** As {@link #parse} reads it; where nobody said since when, that is all there is to say. */
  String text() {
    StringBuilder text = new StringBuilder();
    byScope.forEach((scope, off) -> text.append(scope.name()).append(said(off)).append('\n'));
    return text.toString();
  }

  private static String said(Off off) {
    return off.since()
        .map(
            since ->
                (" " + since.truncatedTo(ChronoUnit.SECONDS) + " " + off.note()).stripTrailing())
        .orElse("");
  }

  /** The same with one more. */
  SwitchedOff with(Scope scope, Off off) {
    Map<Scope, Off> all = new TreeMap<>(byScope);
    all.put(scope, off);
    return new SwitchedOff(all);
  }

  /** The same with one less. */
  SwitchedOff without(Scope scope) {
    Map<Scope, Off> all = new TreeMap<>(byScope);
    all.remove(scope);
    return new SwitchedOff(all);
  }

  /** Why, by the names of the scopes. */
  public Map<String, String> reasons() {
    Map<String, String> reasons = new TreeMap<>();
    byScope.forEach((scope, off) -> reasons.put(scope.name(), off.note()));
    return reasons;
  }

  /** Whether all mail is. */
  public boolean isEverything() {
    return byScope.containsKey(Scope.ALL);
  }

  /**
   * Whether a message is.
   *
   * @param senders the domains of its envelope sender and its From header, in any spelling
   */
  public boolean holds(Set<String> senders) {
    return byScope.keySet().stream().anyMatch(scope -> scope.holds(senders));
  }
}
