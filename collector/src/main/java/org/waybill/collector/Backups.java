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
 * folder has it. It says that a copy was made, not that it is still there. Thread-safe.
 */
final class Backups {

  private static final Logger LOG = LoggerFactory.getLogger(Backups.class);

  private final AtomicFile file;
  private volatile Optional<Instant> last;

  private Backups(AtomicFile file, Optional<Instant> last) {
    this.file = file;
    this.last = last;
  }

  /** Reads it; a file that cannot be read or understood counts as none: it only reminds. */
  static Backups open(Path dataDir) throws IOException {
    AtomicFile file = new AtomicFile(FolderDisk.at(dataDir), "last-backup");
    try {
      return new Backups(file, file.load().flatMap(Backups::parse));
    } catch (IOException e) {
      LOG.warn("{} cannot be read ({}); the next backup writes it anew", file, e.getMessage());
      return new Backups(file, Optional.empty());
    }
  }

  /** When the last was made; nothing where none is known of. */
  Optional<Instant> last() {
    return last;
  }

  /** One was made just now; that this cannot be kept costs nothing but a reminder. */
  void made(InstantSource clock) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    last = Optional.of(now);
    try {
      file.store((now + "\n").getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      LOG.warn("{} cannot be written ({})", file, e.getMessage());
    }
  }

  private static Optional<Instant> parse(byte[] text) {
    try {
      return Optional.of(Instant.parse(new String(text, StandardCharsets.US_ASCII).strip()));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
