package org.waybill.collector.mail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waybill.journal.AtomicFile;
import org.waybill.journal.Disk;

/**
 * Which edition went out last, in memory and as the file {@code report-mail} of the data folder has
 * it. Thread-safe.
 *
 * <pre>
 * waybill-report-mail 1
 * last FROM LAST
 * </pre>
 */
final class SentEditions {

  private static final Logger LOG = LoggerFactory.getLogger(SentEditions.class);
  private static final String HEAD = "waybill-report-mail 1\nlast ";

  private final AtomicFile file;
  private Optional<Edition> last;

  private SentEditions(AtomicFile file, Optional<Edition> last) {
    this.file = file;
    this.last = last;
  }

  /** What is known; nothing where the file is absent or cannot be read or understood. */
  static SentEditions open(Disk disk) {
    AtomicFile file = new AtomicFile(disk, "report-mail");
    try {
      return new SentEditions(file, file.load().flatMap(SentEditions::parse));
    } catch (IOException e) {
      LOG.warn("{} cannot be read ({}); what was due before is not sent", file, e.getMessage());
      return new SentEditions(file, Optional.empty());
    }
  }

  synchronized Optional<Edition> last() {
    return last;
  }

  /**
   * That one went out. It counts at once.
   *
   * @throws IOException where it could not be kept: after a restart it might go out again
   */
  synchronized void keep(Edition edition) throws IOException {
    last = Optional.of(edition);
    file.store((HEAD + edition + "\n").getBytes(StandardCharsets.US_ASCII));
  }

  private static Optional<Edition> parse(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.US_ASCII);
    if (!text.startsWith(HEAD)) {
      return Optional.empty();
    }
    try {
      String[] days = text.substring(HEAD.length()).strip().split(" ", -1);
      return days.length == 2
          ? Optional.of(new Edition(LocalDate.parse(days[0]), LocalDate.parse(days[1])))
          : Optional.empty();
    } catch (DateTimeException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
