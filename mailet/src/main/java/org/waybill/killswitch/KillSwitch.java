package org.waybill.killswitch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waybill.journal.AtomicFile;
import org.waybill.journal.Disk;

/**
 * The switch that ends the tracking of new mail: a file in the ledger's folder, which anybody who
 * may write there can make by hand. It is read again within a second; what is switched here counts
 * at once and outlives every restart. Thread-safe.
 */
public final class KillSwitch {

  /** The file's name. */
  public static final String FILE = "kill-switch";

  /** Between two looks at the file. */
  static final Duration PERIOD = Duration.ofSeconds(1);

  private static final Logger LOGGER = LoggerFactory.getLogger(KillSwitch.class);

  private final Folder folder;
  private final InstantSource clock;
  private volatile @Nullable Look last;

  /** What was switched here and the disk has not taken yet. */
  private boolean unkept;

  /** Where the file lies; opened anew with every look, for it may come late. */
  @FunctionalInterface
  public interface Folder {
    /** Opens it. */
    Disk open() throws IOException;
  }

  private record Look(SwitchedOff found, Instant at) {

    boolean isFresh(Instant now) {
      return !now.isBefore(at) && now.isBefore(at.plus(PERIOD));
    }
  }

  public KillSwitch(Folder folder, InstantSource clock) {
    this.folder = folder;
    this.clock = clock;
  }

  /** What is switched off. */
  public SwitchedOff state() {
    Look known = last;
    return known != null && known.isFresh(clock.instant()) ? known.found() : look();
  }

  /**
   * Switches off, at once.
   *
   * @param note why, or by whom
   * @throws IOException where the disk does not take it: it counts all the same, and is tried again
   *     every second until James ends
   */
  public synchronized void off(Scope scope, String note) throws IOException {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    change(look().with(scope, new Off(Optional.of(now), note)));
  }

  /**
   * Switches on again, at once.
   *
   * @throws IOException as {@link #off}
   */
  public synchronized void on(Scope scope) throws IOException {
    change(look().without(scope));
  }

  /** What the admin should know; mostly nothing. */
  public List<String> worries() {
    return state().byScope().entrySet().stream()
        .map(
            entry ->
                "tracking of %s is switched off %s; see %s in the ledger folder"
                    .formatted(entry.getKey(), entry.getValue(), FILE))
        .toList();
  }

  private void change(SwitchedOff to) throws IOException {
    take(to);
    unkept = true;
    keep(to);
  }

  private void keep(SwitchedOff what) throws IOException {
    Disk disk = folder.open();
    if (what.byScope().isEmpty()) {
      disk.delete(FILE);
      disk.forceFolder();
    } else {
      new AtomicFile(disk, FILE).store(what.text().getBytes(StandardCharsets.UTF_8));
    }
    unkept = false;
  }

  private synchronized SwitchedOff look() {
    Look known = last;
    if (known != null && unkept) {
      return again(known.found());
    }
    return take(read(known));
  }

  private SwitchedOff again(SwitchedOff what) {
    try {
      keep(what);
    } catch (IOException e) {
      LOGGER.debug("The kill switch is not on disk yet", e);
    }
    return take(what);
  }

  /**
   * A file that is there and cannot be read switches everything off. Where not even the folder can
   * be, nothing is tracked anyhow: the ledger is in the same one.
   */
  private SwitchedOff read(@Nullable Look known) {
    Disk disk;
    try {
      disk = folder.open();
      if (!disk.list().contains(FILE)) {
        return SwitchedOff.NOTHING;
      }
    } catch (IOException e) {
      LOGGER.debug("The folder of the kill switch cannot be read", e);
      return known == null ? SwitchedOff.NOTHING : known.found();
    }
    return read(disk);
  }

  private static SwitchedOff read(Disk disk) {
    try {
      return new AtomicFile(disk, FILE)
          .load()
          .map(bytes -> SwitchedOff.parse(new String(bytes, StandardCharsets.UTF_8)))
          .orElse(SwitchedOff.NOTHING);
    } catch (IOException e) {
      LOGGER.debug("The kill switch cannot be read", e);
      return SwitchedOff.everything("the file cannot be read: " + e.getClass().getSimpleName());
    }
  }

  private SwitchedOff take(SwitchedOff found) {
    Look before = last;
    boolean isNew = before == null || !before.found().equals(found);
    if (isNew && !(before == null && found.byScope().isEmpty())) {
      LOGGER.warn("Kill switch: {}", said(found));
    }
    last = new Look(found, clock.instant());
    return found;
  }

  private static String said(SwitchedOff found) {
    return found.byScope().isEmpty()
        ? "nothing is switched off any more"
        : "tracking is switched off of "
            + String.join(
                "; ",
                found.byScope().entrySet().stream()
                    .map(entry -> entry.getKey() + " " + entry.getValue())
                    .toList());
  }
}
