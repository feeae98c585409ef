package org.waybill.collector.access;

import java.time.ZoneId;

/**
 * How a reader wants pages. Immutable.
 *
 * @param theme {@code light} or {@code dark}; empty where the system decides
 * @param language of the texts, as in {@code lang}: {@code en} or {@code de}
 * @param zone whose times and days are shown
 * @param keys whether single keys do something
 */
public record Preferences(String theme, String language, ZoneId zone, boolean keys) {

  /** Those of whoever chose nothing. */
  public static final Preferences USUAL = new Preferences("", "en", ZoneId.of("UTC"), true);
}
