package org.waybill.plan;

import java.util.Locale;
import java.util.Optional;

/**
 * What of a message is tracked. Where several say something about it (the configuration, a domain,
 * the message's own header) the most restrictive wins: {@link #and}.
 *
 * @param opens whether a copy gets a pixel
 * @param clicks whether a copy gets tracked links
 */
public record Switches(boolean opens, boolean clicks) {

  /** Opens and clicks. */
  public static final Switches BOTH = new Switches(true, true);

  /** Neither. */
  public static final Switches OFF = new Switches(false, false);

  /** How they are written, in words for people. */
  public static final String ALLOWED = "opens, clicks or both separated by a comma, or off";

  /**
   * Reads what a configuration or a header says, in any case; blanks do not count.
   *
   * @return empty for anything else than {@link #ALLOWED}
   */
  public static Optional<Switches> parse(String text) {
    boolean opens = false;
    boolean clicks = false;
    String lower = text.strip().toLowerCase(Locale.ROOT);
    if (lower.equals("off")) {
      return Optional.of(OFF);
    }
    for (String word : lower.split(",", -1)) {
      switch (word.strip()) {
        case "opens" -> opens = true;
        case "clicks" -> clicks = true;
        default -> {
          return Optional.empty();
        }
      }
    }
    return Optional.of(new Switches(opens, clicks));
  }

  /** As {@link #parse} reads it. */
  public String text() {
    if (opens) {
      return clicks ? "opens, clicks" : "opens";
    }
    return clicks ? "clicks" : "off";
  }

  /** Only what both allow. */
  public Switches and(Switches other) {
    return new Switches(opens && other.opens, clicks && other.clicks);
  }

  /** Whether nothing is left to track. */
  public boolean isOff() {
    return !opens && !clicks;
  }
}
