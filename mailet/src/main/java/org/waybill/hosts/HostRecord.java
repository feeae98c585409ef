package org.waybill.hosts;

import java.time.Instant;
import java.util.Optional;

/**
 * What is known of a host. One wrong answer ends its use; after that it takes {@value #RIGHTS}
 * right ones in a row: a host that comes and goes would break the links that were sent while it was
 * there. Immutable.
 *
 * @param rights right answers in a row
 */
record HostRecord(HostState state, int rights) {

  static final int RIGHTS = 2;

  /** Before the first check. */
  static final HostRecord UNCHECKED = new HostRecord(new HostState.Unchecked(), 0);

  /** Of a host that is not checked. */
  static final HostRecord TRUSTED = new HostRecord(new HostState.Up(Optional.empty()), RIGHTS);

  /** The same after one more answer. */
  HostRecord after(HostAnswer answer, Instant now) {
    return switch (answer) {
      case HostAnswer.Wrong wrong -> new HostRecord(new HostState.Down(wrong, since(now)), 0);
      case HostAnswer.Right right ->
          state instanceof HostState.Down && rights + 1 < RIGHTS
              ? new HostRecord(state, rights + 1)
              : new HostRecord(new HostState.Up(right.until()), RIGHTS);
    };
  }

  private Instant since(Instant now) {
    return state instanceof HostState.Down down ? down.since() : now;
  }
}
