package org.waybill.collector.http;

import io.vertx.core.Vertx;
import java.time.Duration;

/**
 * How late the event loop does what is due: what everything that is asked of it waits. Looked at
 * once a second; any thread may ask.
 */
public final class LoopLag {

  private static final long PERIOD_MILLIS = 1_000;

  private volatile long due;
  private volatile long late;

  /** Looks from now on, until the event loop ends. */
  public static LoopLag of(Vertx vertx) {
    LoopLag lag = new LoopLag();
    lag.due = System.nanoTime() + Duration.ofMillis(PERIOD_MILLIS).toNanos();
    vertx.setPeriodic(PERIOD_MILLIS, timer -> lag.look());
    return lag;
  }

  private void look() {
    long now = System.nanoTime();
    late = Math.max(0, now - due);
    due = now + Duration.ofMillis(PERIOD_MILLIS).toNanos();
  }

  /** The last lateness, or what is already sure of the next. */
  public Duration now() {
    return Duration.ofNanos(Math.max(late, System.nanoTime() - due));
  }
}
