package org.waybill.collector.watch;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** When a number was first seen to be larger than before; as exact as it is looked at often. */
public final class Growth {

  private final LongSupplier number;
  private final InstantSource clock;
  private long largest;
  private @Nullable Instant grown;

  /** Begins at nothing. */
  public Growth(LongSupplier number, InstantSource clock) {
    this.number = number;
    this.clock = clock;
  }

  /** Looks, and says when it last had grown; nothing where it never did. */
  public synchronized Optional<Instant> last() {
    long now = number.getAsLong();
    if (now > largest) {
      largest = now;
      grown = clock.instant();
    }
    return Optional.ofNullable(grown);
  }
}
