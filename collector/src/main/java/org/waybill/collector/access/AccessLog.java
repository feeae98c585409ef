package org.waybill.collector.access;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waybill.journal.Disk;

/**
 * Who looked at whom: files of JSON lines in a folder of their own, a new one each day (UTC), at
 * each start, and after 64 MiB. A name sorts by its age: {@code 2026-11-29-000001.ndjson}. A line
 * is on disk before {@link #append} returns; one that a crash cut belongs to an answer that was
 * never given. Thread-safe.
 */
public final class AccessLog implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(AccessLog.class);

  static final Pattern NAME = Pattern.compile("\\d{4}-\\d{2}-\\d{2}-\\d{6}\\.ndjson");
  private static final int DAY_LENGTH = 10;
  private static final long LARGEST = 64L << 20;

  private final Disk disk;
  private final InstantSource clock;
  private final int keptDays;
  private String last;
  private @Nullable LogFile current;

  private AccessLog(Disk disk, InstantSource clock, int keptDays, String last) {
    this.disk = disk;
    this.clock = clock;
    this.keptDays = keptDays;
    this.last = last;
  }

  /**
   * Opens it; nothing is written before there is something to say.
   *
   * @param disk its own folder
   * @param keptDays files of days longer ago are deleted
   * @throws IOException where the folder cannot be read
   */
  public static AccessLog open(Disk disk, InstantSource clock, int keptDays) throws IOException {
    String last = names(disk).reduce((first, second) -> second).orElse("");
    AccessLog log = new AccessLog(disk, clock, keptDays, last);
    log.forget();
    return log;
  }

  /**
   * Writes a line; it is on disk when this returns.
   *
   * @throws AccessLogException where it may not be
   */
  public void append(LogEntry entry) {
    byte[] line = LogLines.encode(entry);
    try {
      LogFile file;
      long end;
      synchronized (this) {
        file = fileFor(line.length);
        end = file.append(line);
      }
      file.forceTo(end);
    } catch (IOException e) {
      throw new AccessLogException(
          "the access log in %s cannot be written (%s); nothing is shown that has to be recorded"
              .formatted(disk.describe(), e.getMessage()),
          e);
    }
  }

  /** Reads it. */
  public LogReader reader() {
    return new LogReader(disk);
  }

  /** All files, the oldest first. */
  static Stream<String> names(Disk disk) throws IOException {
    return disk.list().stream().filter(NAME.asMatchPredicate()).sorted();
  }

  /** The present file, or a new one where a day, a size or a failure ends it. */
  private LogFile fileFor(int bytes) throws IOException {
    String day = day(clock.instant());
    LogFile file = current;
    if (file != null
        && !file.isBroken()
        && file.name().startsWith(day)
        && file.written() + bytes <= LARGEST) {
      return file;
    }
    if (file != null) {
      current = null;
      close(file);
    }
    String name = nameAfter(last, day);
    LogFile fresh = new LogFile(name, disk.create(name));
    disk.forceFolder();
    last = name;
    current = fresh;
    forget();
    return fresh;
  }

  /** A clock that was put back must not put lines before older ones. */
  private static String nameAfter(String last, String day) {
    if (last.isEmpty() || last.substring(0, DAY_LENGTH).compareTo(day) < 0) {
      return "%s-%06d.ndjson".formatted(day, 1);
    }
    int number = Integer.parseInt(last.substring(DAY_LENGTH + 1, DAY_LENGTH + 7));
    return "%s-%06d.ndjson".formatted(last.substring(0, DAY_LENGTH), number + 1);
  }

  private void forget() throws IOException {
    String oldest =
        LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(keptDays).toString();
    List<String> due =
        names(disk).filter(name -> name.substring(0, DAY_LENGTH).compareTo(oldest) < 0).toList();
    for (String name : due) {
      disk.delete(name);
    }
  }

  private static String day(Instant at) {
    return LocalDate.ofInstant(at, ZoneOffset.UTC).toString();
  }

  private static void close(LogFile file) {
    try {
      file.close();
    } catch (IOException e) {
      LOG.warn("a file of the access log could not be closed ({})", e.getMessage());
    }
  }

  @Override
  public synchronized void close() {
    Optional.ofNullable(current).ifPresent(AccessLog::close);
    current = null;
  }
}
