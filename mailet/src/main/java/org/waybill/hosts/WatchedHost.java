package org.waybill.hosts;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.waybill.wire.KeyFingerprint;
import org.waybill.wire.Sealer;
import org.waybill.wire.TrackingUrl;

/**
 * One host, what is known of it, and when it is looked at again. Written by the watch alone;
 * whoever reads the record takes no lock.
 */
final class WatchedHost {

  private final TrackingUrl url;
  private final HostCheck check;
  private volatile HostRecord known;
  private Instant due = Instant.MIN;
  private Optional<KeyFingerprint> asked = Optional.empty();

  WatchedHost(TrackingUrl url, HostCheck check) {
    this.url = url;
    this.check = check;
    this.known = check == HostCheck.OFF ? HostRecord.TRUSTED : HostRecord.UNCHECKED;
  }

  TrackingUrl url() {
    return url;
  }

  HostCheck check() {
    return check;
  }

  HostState state() {
    return known.state();
  }

  /**
   * Whether it is to be looked at now; at once where the key is another than last time.
   *
   * @param every how far ahead the next look was set at most: further means that the clock was put
   *     back
   */
  boolean isDue(Instant now, Optional<Sealer> key, Duration every) {
    return switch (check) {
      case OFF -> false;
      case TLS -> isOver(now, every);
      case FULL ->
          key.isPresent() && (isOver(now, every) || !key.map(Sealer::fingerprint).equals(asked));
    };
  }

  private boolean isOver(Instant now, Duration every) {
    return !now.isBefore(due) || now.plus(every).isBefore(due);
  }

  /** A look begins. */
  void begin(Instant now, Optional<Sealer> key, Duration every) {
    due = now.plus(every);
    asked = key.map(Sealer::fingerprint);
  }

  /** A look has ended. */
  void heard(HostAnswer answer, Instant now) {
    known = known.after(answer, now);
  }
}
