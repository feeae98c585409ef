package org.waybill.collector.access;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.waybill.journal.Disk;
import org.waybill.journal.DiskSource;

/** Reads the access log, newest first, some megabytes at a time. Thread-safe. */
public final class LogReader {

  /** What one page may cost: 16 MiB of lines looked at. */
  private static final long MOST_BYTES = 16L << 20;

  private final Disk disk;

  LogReader(Disk disk) {
    this.disk = disk;
  }

  /**
   * Lines that fit.
   *
   * @param before go on before this place; empty for the newest
   * @param limit how many at most
   * @throws AccessLogException where it cannot be read
   */
  public LogPage page(LogFilter filter, Optional<LogPlace> before, int limit) {
    List<LogEntry> entries = new ArrayList<>();
    long looked = 0;
    try {
      List<String> names = AccessLog.names(disk).toList().reversed();
      for (String name : names) {
        if (before.isPresent() && name.compareTo(before.get().file()) > 0) {
          continue;
        }
        long end =
            before.filter(place -> place.file().equals(name)).map(LogPlace::offset).orElse(-1L);
        try (DiskSource file = disk.open(name)) {
          BackwardLines lines = new BackwardLines(file, end < 0 ? file.size() : end);
          for (Optional<byte[]> line = lines.next(); line.isPresent(); line = lines.next()) {
            looked += line.get().length + 1L;
            Optional<LogEntry> entry = LogLines.decode(line.get());
            if (entry.filter(filter::endsBefore).isPresent()) {
              return new LogPage(entries, Optional.empty());
            }
            entry.filter(filter::takes).ifPresent(entries::add);
            if (entries.size() >= limit || looked >= MOST_BYTES) {
              return new LogPage(entries, Optional.of(new LogPlace(name, lines.place())));
            }
          }
        }
      }
    } catch (IOException e) {
      throw new AccessLogException(
          "the access log in %s cannot be read (%s)".formatted(disk.describe(), e.getMessage()), e);
    }
    return new LogPage(entries, Optional.empty());
  }
}
