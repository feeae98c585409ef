package org.waybill.mailet;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waybill.keys.KeyFile;
import org.waybill.keys.KeysInUse;
import org.waybill.wire.Seals;

/**
 * The keys of a file for who only opens tokens: read when they are first needed, tried again while
 * the file cannot be read, and read anew when it has changed. Thread-safe.
 */
final class KeysAtHand {

  private static final Logger LOGGER = LoggerFactory.getLogger(KeysAtHand.class);

  /** Between two looks at the file. */
  private static final Duration PERIOD = Duration.ofSeconds(30);

  /** Between two lines in the log about it. */
  private static final Duration SILENCE = Duration.ofMinutes(1);

  private final Path file;
  private final InstantSource clock;
  private volatile @Nullable KeysInUse keys;
  private volatile @Nullable Instant looked;
  private @Nullable Instant logged;

  KeysAtHand(Path file, InstantSource clock) {
    this.file = file;
    this.clock = clock;
  }

  /** Empty while the file cannot be read. */
  Optional<Seals> seals() {
    if (isDue(looked, PERIOD, clock.instant())) {
      look();
    }
    return Optional.ofNullable(keys).map(KeysInUse::seals);
  }

  private synchronized void look() {
    Instant now = clock.instant();
    if (!isDue(looked, PERIOD, now)) {
      return;
    }
    KeysInUse known = keys;
    if (known == null) {
      read(now);
    } else {
      var unused = known.look();
    }
    looked = now;
  }

  private void read(Instant now) {
    try {
      keys = KeysInUse.open(() -> KeyFile.read(file));
    } catch (IOException e) {
      if (isDue(logged, SILENCE, now)) {
        logged = now;
        LOGGER.warn("Mail is delivered with our tracking in it: {}", e.getMessage());
      }
    }
  }

  private static boolean isDue(@Nullable Instant last, Duration pause, Instant now) {
    return last == null || !now.isBefore(last.plus(pause));
  }
}
