package org.waybill.mailet;

import jakarta.mail.MessagingException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waybill.settings.FileStamp;
import org.waybill.settings.Settings;

/**
 * The settings that a running mailet goes by, from files that may be changed meanwhile: they are
 * looked at again within seconds. A file with a problem is refused as a whole, and the former
 * settings stay in use. Thread-safe; no mail waits for another's look.
 */
final class SettingsInUse {

  /** Between two looks at the files. */
  static final Duration PERIOD = Duration.ofSeconds(2);

  private static final Logger LOGGER = LoggerFactory.getLogger(SettingsInUse.class);

  private final Source source;
  private final InstantSource clock;
  private final ReentrantLock looking = new ReentrantLock();
  private volatile Settings settings;
  private volatile Instant looked;
  private volatile @Nullable String worry;
  private FileStamp stamp;

  /** Where settings come from. */
  @FunctionalInterface
  interface Source {
    /** Reads them; the message of the exception is fit for an admin. */
    Settings read() throws MessagingException;
  }

  private SettingsInUse(Source source, Settings settings, FileStamp stamp, InstantSource clock) {
    this.source = source;
    this.clock = clock;
    this.settings = settings;
    this.stamp = stamp;
    this.looked = clock.instant();
  }

  /**
   * Reads the first ones. What changes while they are read is found by the next look.
   *
   * @throws MessagingException where they have a problem
   */
  static SettingsInUse open(Source source, InstantSource clock) throws MessagingException {
    FileStamp before = FileStamp.of(source.read().sources());
    return new SettingsInUse(source, source.read(), before, clock);
  }

  /** Settings that stay as they are. */
  static SettingsInUse fixed(Settings settings) {
    return new SettingsInUse(
        () -> settings, settings, FileStamp.of(List.of()), () -> Instant.EPOCH);
  }

  /** The newest that were right. */
  Settings current() {
    Instant now = clock.instant();
    boolean isDue = now.isBefore(looked) || !now.isBefore(looked.plus(PERIOD));
    if (isDue && looking.tryLock()) {
      try {
        look();
        looked = now;
      } finally {
        looking.unlock();
      }
    }
    return settings;
  }

  /** Why the files are not what is in use; empty where they are. */
  Optional<String> worry() {
    Settings unused = current();
    return Optional.ofNullable(worry);
  }

  private void look() {
    Settings known = settings;
    FileStamp now = FileStamp.of(known.sources());
    if (now.equals(stamp)) {
      return;
    }
    stamp = now;
    try {
      take(known, source.read());
    } catch (MessagingException e) {
      worry = "changed settings are refused, the former stay in use: " + e.getMessage();
      LOGGER.warn("{}", worry);
    }
  }

  private void take(Settings known, Settings read) {
    List<String> waiting = known.waiting(read);
    settings = known.withPolicyOf(read);
    if (!read.sources().equals(known.sources())) {
      stamp = FileStamp.of(read.sources());
    }
    worry =
        waiting.isEmpty()
            ? null
            : "changed settings are in use, but these count from the next start of James on: "
                + String.join(", ", waiting);
    LOGGER.info("{}", waiting.isEmpty() ? "changed settings are in use" : worry);
  }
}
