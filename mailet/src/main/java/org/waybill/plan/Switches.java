package org.waybill.plan;

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

  /** Only what both allow. */
  public Switches and(Switches other) {
    return new Switches(opens && other.opens, clicks && other.clicks);
  }

  /** Whether nothing is left to track. */
  public boolean isOff() {
    return !opens && !clicks;
  }
}
