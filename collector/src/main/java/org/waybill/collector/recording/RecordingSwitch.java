package org.waybill.collector.recording;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waybill.collector.recording.Recording.Hand;
import org.waybill.collector.share.Decision;
import org.waybill.collector.share.Heard;
import org.waybill.journal.AtomicFile;
import org.waybill.journal.Disk;
import org.waybill.wire.RecordingState;

/**
 * Whether hits are stored and mailets track new mail: in memory for every hit, in the file {@code
 * recording} of the data folder for the next start. Off counts before it is on disk, whatever else
 * is under way, on only once it is. A file that cannot be read or understood counts as off, because
 * somebody may have switched it off; an admin's next move mends it. What cannot be written is tried
 * again with every look. Thread-safe; reading takes no lock.
 */
public final class RecordingSwitch {

  private static final Logger LOG = LoggerFactory.getLogger(RecordingSwitch.class);
  private static final String FILE = "recording";

  private final AtomicFile file;
  private final InstantSource clock;
  private final AtomicReference<Recording> now;
  private volatile Runnable follower = () -> {};

  private RecordingSwitch(AtomicFile file, InstantSource clock, Recording now) {
    this.file = file;
    this.clock = clock;
    this.now = new AtomicReference<>(now);
  }

  /** Hears of every move that was tried, in the order in which they were. */
  @FunctionalInterface
  public interface Witness {
    /**
     * It was tried.
     *
     * @param wanted how it should stand
     * @param failure what it could not be kept for
     */
    void moved(Recording wanted, Optional<IOException> failure);
  }

  /**
   * Reads how it was left; on where it was never moved.
   *
   * @param disk the data folder
   */
  public static RecordingSwitch open(Disk disk, InstantSource clock) {
    AtomicFile file = new AtomicFile(disk, FILE);
    Recording left = left(file, clock);
    if (!left.isOn()) {
      LOG.warn("recording is {}; hits are answered and not stored", left.words());
    }
    return new RecordingSwitch(file, clock, left);
  }

  private static Recording left(AtomicFile file, InstantSource clock) {
    try {
      Optional<byte[]> stored = file.load();
      return stored.isEmpty()
          ? Recording.UNTOUCHED
          : RecordingText.decode(stored.get())
              .orElseGet(() -> unreadable(file, clock, "its text is none of this version"));
    } catch (IOException e) {
      return unreadable(file, clock, String.valueOf(e.getMessage()));
    }
  }

  private static Recording unreadable(AtomicFile file, InstantSource clock, String why) {
    LOG.error(
        "{} cannot be understood ({}): nothing is recorded until somebody says whether to, with"
            + " waybill recording on or off",
        file,
        why);
    return new Recording(
        RecordingState.OFF, Optional.of(seconds(clock)), new Hand.Nobody(), "its file was damaged");
  }

  /** How it stands. */
  public Recording now() {
    return now.get();
  }

  /** Whether a hit is stored; asked with every hit, before anything is written. */
  public boolean isOn() {
    return now().isOn();
  }

  /** What mailets are told. */
  public RecordingState state() {
    return now().state();
  }

  /**
   * Moves it.
   *
   * @param witness hears of it before this returns or throws
   * @return how it stands then
   * @throws IOException where that cannot be kept: off holds all the same, and is on disk when a
   *     later {@link #look} can write it; on does not hold
   */
  public Recording turn(RecordingState to, Hand hand, String why, Witness witness)
      throws IOException {
    return to == RecordingState.ON
        ? on(hand, why, witness)
        : off(next(RecordingState.OFF, hand, why), witness);
  }

  private Recording next(RecordingState to, Hand hand, String why) {
    return new Recording(
        to, Optional.of(seconds(clock)), hand, why, true, momentAfter(now().made()));
  }

  private Instant momentAfter(Instant known) {
    return Decision.momentAfter(known, clock.instant());
  }

  /** Holds before it waits for the disk, or for another move that does. */
  private Recording off(Recording next, Witness witness) throws IOException {
    Recording unkept = next.unkept();
    now.set(unkept);
    LOG.warn("recording is {}", next.words());
    follower.run();
    synchronized (this) {
      store(next, witness);
      now.compareAndSet(unkept, next);
      witness.moved(next, Optional.empty());
    }
    return next;
  }

  private synchronized Recording on(Hand hand, String why, Witness witness) throws IOException {
    Recording before = now();
    Recording next = next(RecordingState.ON, hand, why);
    try {
      store(next, witness);
    } catch (IOException e) {
      // the file may hold either, so what goes on to hold is written again
      now.compareAndSet(before, before.isOn() ? before : before.unkept());
      throw e;
    }
    if (!now.compareAndSet(before, next)) {
      IOException overtaken = new IOException("recording was switched off meanwhile and stays so");
      witness.moved(next, Optional.of(overtaken));
      throw overtaken;
    }
    LOG.warn("recording is {}", next.words());
    follower.run();
    witness.moved(next, Optional.empty());
    return next;
  }

  /** From now on tells that it was moved here; must neither wait nor throw. */
  void follow(Runnable told) {
    follower = told;
  }

  /**
   * Heeds how it was moved elsewhere where that is later. Blocks on the disk.
   *
   * @param untold whether nobody elsewhere knows how it stands here
   * @throws IOException as {@link #turn}
   */
  synchronized Heard hear(Recording other, boolean untold) throws IOException {
    Recording mine = now();
    if (mine.equals(other)) {
      return Heard.KNOWN;
    }
    Recording next = untold ? mine.besides(other) : mine.isAfter(other) ? mine : other;
    if (!next.equals(mine)) {
      take(mine, next.kept());
    }
    return next.kept().equals(other) ? Heard.NEWS : Heard.OLDER;
  }

  private void take(Recording mine, Recording next) throws IOException {
    Recording first = next.isOn() ? mine : next.unkept();
    if (!now.compareAndSet(mine, first)) {
      throw new IOException("recording was just switched here");
    }
    try {
      store(next, (wanted, failure) -> {});
    } catch (IOException e) {
      now.compareAndSet(first, first.isOn() ? first : first.unkept());
      throw e;
    }
    if (!now.compareAndSet(first, next)) {
      throw new IOException("recording was switched off here meanwhile");
    }
    LOG.warn("recording is {}", next.words());
  }

  /**
   * Says by whom else it stands as it does, and goes on to. Blocks on the disk.
   *
   * @param from how it stood
   * @return false where it was moved since, and nothing was done
   * @throws IOException where that cannot be kept: it holds, and is on disk when a later {@link
   *     #look} can write it
   */
  synchronized boolean handOver(Recording from, Hand hand) throws IOException {
    Recording before = now();
    Recording next = before.by(hand, momentAfter(before.made()));
    if (!before.kept().equals(from.kept()) || !now.compareAndSet(before, next)) {
      return false;
    }
    follower.run();
    file.store(RecordingText.encode(next));
    now.compareAndSet(next, next.kept());
    return true;
  }

  private void store(Recording next, Witness witness) throws IOException {
    try {
      file.store(RecordingText.encode(next));
    } catch (IOException e) {
      IOException failure =
          new IOException(
              "%s cannot be written (%s); recording is %s. It is tried again every 30 s, and until it can be written a restart may bring back what was before: make space or mend the folder"
                  .formatted(file, e.getMessage(), now().state().word()),
              e);
      witness.moved(next, Optional.of(failure));
      throw failure;
    }
  }

  /** Writes how it stands to another folder, such as a backup's. Blocks on the disk. */
  public void copyTo(Disk other) throws IOException {
    new AtomicFile(other, FILE).store(RecordingText.encode(now()));
  }

  /**
   * On a new machine, takes over how it stood where a copy was made; where it was ever moved here,
   * that holds. Blocks on the disk.
   */
  public static void adopt(Disk copy, Disk here) throws IOException {
    AtomicFile file = new AtomicFile(here, FILE);
    Optional<byte[]> there = new AtomicFile(copy, FILE).load();
    if (there.isPresent() && file.load().isEmpty()) {
      file.store(there.get());
    }
  }

  /** Writes what could not be written before. Blocks on the disk. */
  public synchronized void look() {
    Recording unkept = now();
    if (unkept.isKept()) {
      return;
    }
    try {
      file.store(RecordingText.encode(unkept));
      now.compareAndSet(unkept, unkept.kept());
      LOG.warn("that recording is {} is on disk now", unkept.state().word());
    } catch (IOException e) {
      LOG.error(
          "{} cannot be written ({}): recording is {}, and a restart may undo that",
          file,
          e.getMessage(),
          unkept.state().word());
    }
  }

  private static Instant seconds(InstantSource clock) {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }
}
