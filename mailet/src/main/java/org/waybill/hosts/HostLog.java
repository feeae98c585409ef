package org.waybill.hosts;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waybill.wire.TrackingUrl;

/**
 * Tells the admin of tracking hosts: a line for every change, one a minute while a host is down,
 * one a day while its certificate is about to expire. Used by one thread.
 */
final class HostLog {

  /** A renewal that has not come by then most likely fails. */
  static final Duration NOTICE = Duration.ofDays(14);

  private static final Logger LOGGER = LoggerFactory.getLogger(HostLog.class);
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration DAY = Duration.ofDays(1);

  private final Map<TrackingUrl, Instant> told = new HashMap<>();

  /** Says what there is to say after a look. */
  void tell(TrackingUrl url, HostState before, HostState after, Instant now) {
    switch (after) {
      case HostState.Down down when isNews(before, down) || isDue(url, now, MINUTE) ->
          warn(url, now, text(url, down));
      case HostState.Up up when !(before instanceof HostState.Up) -> {
        told.remove(url);
        LOGGER.info("Tracking host {} works: mail is tracked with it", url);
      }
      case HostState.Up up when isDue(url, now, DAY) ->
          notice(url, up, now).ifPresent(text -> warn(url, now, text));
      default -> {}
    }
  }

  /** Says that nobody looks at a host. */
  static void trusted(TrackingUrl url) {
    LOGGER.info("Tracking host {} is not checked, as hostCheck says: mail is tracked with it", url);
  }

  /** What is wrong or soon will be, for the admin; empty where nothing is. */
  static Optional<String> trouble(TrackingUrl url, HostState state, Instant now) {
    return switch (state) {
      case HostState.Unchecked unchecked ->
          Optional.of("tracking host " + url + " has not been checked yet");
      case HostState.Down down -> Optional.of(text(url, down));
      case HostState.Up up -> notice(url, up, now);
    };
  }

  private static String text(TrackingUrl url, HostState.Down down) {
    return ("tracking host %s is not used since %s: %s; its mail leaves untracked (host-down) until"
            + " %d checks in a row are right")
        .formatted(url, down.since(), down.why(), HostRecord.RIGHTS);
  }

  private static Optional<String> notice(TrackingUrl url, HostState.Up up, Instant now) {
    return up.until()
        .filter(until -> now.plus(NOTICE).isAfter(until))
        .map(
            until ->
                ("the certificate of tracking host %s expires at %s: renew it, or its mail leaves"
                        + " untracked from then on")
                    .formatted(url, until));
  }

  /** Another fault is another thing to do. */
  private static boolean isNews(HostState before, HostState.Down down) {
    return !(before instanceof HostState.Down last) || last.why().fault() != down.why().fault();
  }

  private boolean isDue(TrackingUrl url, Instant now, Duration pause) {
    Instant last = told.get(url);
    return last == null || !now.isBefore(last.plus(pause)) || now.isBefore(last);
  }

  private void warn(TrackingUrl url, Instant now, String text) {
    told.put(url, now);
    LOGGER.warn("{}", text);
  }
}
