package org.waybill.collector;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waybill.journal.AtomicFile;
import org.waybill.journal.FolderDisk;

/**
 * When the store was last copied by the backup command, as the file {@code last-backup} of the data
 * folder has it. It says that a copy was made, not that it is still there. The file {@code
 * first-start} says since when there is something to copy. Thread-safe.
 */
final class Backups {

  private static final Logger LOG = LoggerFactory.getLogger(Backups.class);

  private final AtomicFile file;
  private final Instant installed;
  private volatile Optional<Instant> last;

  private Backups(AtomicFile file, Instant installed, Optional<Instant> last) {
    this.file = file;
    this.installed = installed;
    this.last = last;
  }

  /** Reads it; a file that cannot be read or understood counts as none: it only reminds. */
  static Backups open(Path dataDir, InstantSource clock) throws IOException {
    FolderDisk disk = FolderDisk.at(dataDir);
    AtomicFile first = new AtomicFile(disk, "first-start");
    Instant installed = read(first).orElseGet(() -> written(first, clock));
    AtomicFile file = new AtomicFile(disk, "last-backup");
    return new Backups(file, installed, read(file));
  }

  /** When a collector first ran in this folder, in seconds. */
  Instant installed() {
    return installed;
  }

  /** When the last was made; nothing where none is known of. */
  Optional<Instant> last() {
    return last;
  }

  /** One was made just now; that this cannot be kept costs nothing but a reminder. */
  void made(InstantSource clock) {
    last = Optional.of(written(file, clock));
  }

  private static Optional<Instant> read(AtomicFile file) {
    try {
      return file.load().flatMap(Backups::parse);
    } catch (IOException e) {
      LOG.warn("{} cannot be read ({}); it is written anew", file, e.getMessage());
      return Optional.empty();
    }
  }

  /** The time that is kept in the file, where the disk takes it. */
  private static Instant written(AtomicFile file, InstantSource clock) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    try {
      file.store((now + "\n").getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      LOG.warn("{} cannot be written ({})", file, e.getMessage());
    }
    return now;
  }

  private static Optional<Instant> parse(byte[] text) {
    try {
      return Optional.of(Instant.parse(new String(text, StandardCharsets.US_ASCII).strip()));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
