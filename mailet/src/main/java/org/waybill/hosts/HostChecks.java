package org.waybill.hosts;

import java.time.Duration;
import java.util.Map;
import org.waybill.wire.TrackingUrl;

/**
 * How tracking hosts are checked. Immutable.
 *
 * @param byDefault every host that is not listed
 * @param byHost by host name as in its URL, without the port
 * @param within how long after a host has failed mail stops using it, at most: a check begins every
 *     two thirds of it, and takes a third at most
 */
public record HostChecks(HostCheck byDefault, Map<String, HostCheck> byHost, Duration within) {

  /** What is promised where nobody says otherwise. */
  public static final Duration WITHIN = Duration.ofSeconds(30);

  /** How often a host that seems to fail is asked in one check: a packet may get lost. */
  static final int ATTEMPTS = 2;

  /** Copies the map. */
  public HostChecks {
    byHost = Map.copyOf(byHost);
  }

  /** The same with another promise. */
  public HostChecks within(Duration other) {
    return new HostChecks(byDefault, byHost, other);
  }

  HostCheck of(TrackingUrl url) {
    return byHost.getOrDefault(Endpoint.of(url).host(), byDefault);
  }

  /** From the beginning of one check to that of the next. */
  Duration every() {
    return within.multipliedBy(2).dividedBy(3);
  }

  /** What a check may take. */
  Duration limit() {
    return within.dividedBy(3);
  }

  /**
   * What one attempt may take: a little less than its share, so that it says what it waited for.
   */
  Duration patience() {
    return limit().multipliedBy(2).dividedBy(2 * ATTEMPTS + 1);
  }
}
