package org.waybill.collector.recording;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waybill.journal.AtomicFile;
import org.waybill.journal.Disk;

/**
 * The file {@code recording-domains} of a folder: for which sender domains recording is off. For
 * one thread.
 */
final class DomainFile {

  private static final Logger LOG = LoggerFactory.getLogger(DomainFile.class);
  private static final String NAME = "recording-domains";

  /** Where one that could not be understood is kept. */
  private static final String ASIDE = NAME + ".damaged";

  private final Disk disk;
  private final AtomicFile file;

  private DomainFile(Disk disk) {
    this.disk = disk;
    this.file = new AtomicFile(disk, NAME);
  }

  /** That of a folder, which need not be there. */
  static DomainFile in(Disk disk) {
    return new DomainFile(disk);
  }

  /** What it holds; empty where it is not there. */
  Optional<byte[]> load() throws IOException {
    return file.load();
  }

  /**
   * Writes it. Blocks on the disk.
   *
   * @throws IOException fit for an admin
   */
  void store(List<DomainOff> spans, DomainTimes times) throws IOException {
    try {
      file.store(DomainText.encode(spans, times.unsaidBy(spans)));
    } catch (IOException e) {
      throw new IOException(
          "%s cannot be written (%s); what is off holds until a restart, and it is tried again every 30 s: make space or mend the folder"
              .formatted(file, e.getMessage()),
          e);
    }
  }

  /** Somebody may want to read it; where that fails, the switch matters more. */
  void keepAside() {
    try {
      Optional<byte[]> damaged = file.load();
      if (damaged.isPresent()) {
        new AtomicFile(disk, ASIDE).store(damaged.get());
      }
    } catch (IOException e) {
      LOG.warn("{} cannot be kept as {} ({})", file, ASIDE, e.getMessage());
    }
  }

  @Override
  public String toString() {
    return file.toString();
  }
}
