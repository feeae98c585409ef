package org.waybill.endtoend.bench;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * The CPU time of another process. The operating system counts it in ticks, of 10 ms on Linux, so a
 * block of messages has to take seconds.
 */
record Cpu(ProcessHandle process) {
  private static final Duration LOOK = Duration.ofMillis(200);

  /** Two ticks in 200 ms: timers, and nothing that anybody waits for. */
  private static final Duration REST = Duration.ofMillis(20);

  private static final int MOST_LOOKS = 150;

  /** User and system time since its start. */
  Duration used() {
    return process
        .info()
        .totalCpuDuration()
        .orElseThrow(() -> new IllegalStateException("no CPU time to be had of " + process));
  }

  /** Waits until it has nothing to do any more, for half a minute at most. */
  void awaitRest() {
    Duration before = used();
    for (int look = 0; look < MOST_LOOKS; look++) {
      LockSupport.parkNanos(LOOK.toNanos());
      Duration now = used();
      if (now.minus(before).compareTo(REST) <= 0) {
        return;
      }
      before = now;
    }
  }
}
