package org.waybill.collector.recording;

import java.io.IOException;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waybill.collector.recording.Recording.Hand;
import org.waybill.journal.AtomicFile;
import org.waybill.journal.Disk;
import org.waybill.wire.LedgerPosition;
import org.waybill.wire.RecordingState;
import org.waybill.wire.Token;

/**
 * Whether hits are stored and mailets track new mail: in memory for every hit, in the file {@code
 * recording} of the data folder for the next start. Off counts before it is on disk, on only once
 * it is. A file that cannot be understood counts as off, because somebody may have switched it off;
 * an admin's next move mends it. Thread-safe; reading takes no lock.
 */
public final class RecordingSwitch {

  private static final Logger LOG = LoggerFactory.getLogger(RecordingSwitch.class);
  private static final String FILE = "recording";

  private final AtomicFile file;
  private final InstantSource clock;
  private volatile Recording now;

  private RecordingSwitch(AtomicFile file, InstantSource clock, Recording now) {
    this.file = file;
    this.clock = clock;
    this.now = now;
  }

  /**
   * Reads how it was left; on where it was never moved.
   *
   * @param disk the data folder
   * @throws IOException where the folder cannot be read
   */
  public static RecordingSwitch open(Disk disk, InstantSource clock) throws IOException {
    AtomicFile file = new AtomicFile(disk, FILE);
    Optional<byte[]> stored = file.load();
    if (stored.isEmpty()) {
      return new RecordingSwitch(file, clock, Recording.UNTOUCHED);
    }
    Recording left = RecordingText.decode(stored.get()).orElseGet(() -> unreadable(file, clock));
    if (!left.isOn()) {
      LOG.warn("recording is {}; hits are answered and not stored", left.words());
    }
    return new RecordingSwitch(file, clock, left);
  }

  private static Recording unreadable(AtomicFile file, InstantSource clock) {
    LOG.error(
        "{} cannot be understood: nothing is recorded until somebody says whether to, with waybill"
            + " recording on or off",
        file);
    return new Recording(
        RecordingState.OFF,
        Optional.of(clock.instant().truncatedTo(ChronoUnit.SECONDS)),
        new Hand.Nobody(),
        "its file was damaged");
  }

  /** How it stands. */
  public Recording now() {
    return now;
  }

  /** Whether a hit of that token is stored; asked with every hit, before anything is written. */
  public boolean records(Token token) {
    return now.isOn();
  }

  /** What the mailet of that ledger is told; see {@link LedgerPosition#node}. */
  public RecordingState of(String node) {
    return now.state();
  }

  /**
   * Moves it.
   *
   * @return how it stands then
   * @throws IOException where that cannot be kept: off holds all the same until the process ends,
   *     on does not hold
   */
  public synchronized Recording turn(RecordingState to, Hand hand, String why) throws IOException {
    Recording next =
        new Recording(to, Optional.of(clock.instant().truncatedTo(ChronoUnit.SECONDS)), hand, why);
    if (!next.isOn()) {
      now = next;
    }
    try {
      file.store(RecordingText.encode(next));
    } catch (IOException e) {
      throw new IOException(
          "%s cannot be written (%s); recording is %s, and what it was before comes back with a restart. Make space or mend the folder, and try again"
              .formatted(file, e.getMessage(), now.state().word()),
          e);
    }
    now = next;
    LOG.warn("recording is {}", next.words());
    return next;
  }
}
