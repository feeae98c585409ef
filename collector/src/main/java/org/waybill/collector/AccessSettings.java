package org.waybill.collector;

import java.time.Duration;
import java.util.Optional;
import org.waybill.collector.gate.OidcOptions;

/**
 * How long what lets people in holds, and what they did is remembered.
 *
 * @param sessionIdle how long a session may ask for nothing
 * @param sessionLife how long one lasts at most
 * @param logDays how many days of the access log are kept
 * @param oidc a provider of OpenID Connect, if any
 */
public record AccessSettings(
    Duration sessionIdle, Duration sessionLife, int logDays, Optional<OidcOptions> oidc) {

  /** The same with a provider that may say who somebody is. */
  public AccessSettings with(Optional<OidcOptions> other) {
    return new AccessSettings(sessionIdle, sessionLife, logDays, other);
  }

  /** What holds where nothing is set. */
  public static final AccessSettings DEFAULT =
      new AccessSettings(Duration.ofMinutes(60), Duration.ofHours(12), 400, Optional.empty());
}
