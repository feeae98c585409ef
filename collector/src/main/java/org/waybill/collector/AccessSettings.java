package org.waybill.collector;

import java.time.Duration;

/**
 * How long what lets people in holds, and what they did is remembered.
 *
 * @param sessionIdle how long a session may ask for nothing
 * @param sessionLife how long one lasts at most
 * @param logDays how many days of the access log are kept
 */
public record AccessSettings(Duration sessionIdle, Duration sessionLife, int logDays) {

  /** What holds where nothing is set. */
  public static final AccessSettings DEFAULT =
      new AccessSettings(Duration.ofMinutes(60), Duration.ofHours(12), 400);
}
