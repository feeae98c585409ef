package org.waybill.collector.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.waybill.journal.Checkpoint;
import org.waybill.journal.FolderDisk;
import org.waybill.killswitch.KillSwitch;
import org.waybill.killswitch.SwitchedOff;

/**
 * What lies in the folder of a ledger. Immutable.
 *
 * @param waiting segments that were ended and that the collector has not confirmed, when each was
 *     last written, the oldest first
 * @param switchedOff what the kill switch says
 */
record LedgerFacts(FolderFacts folder, List<Instant> waiting, SwitchedOff switchedOff) {

  private static final String SEGMENT = ".segment";

  LedgerFacts {
    waiting = List.copyOf(waiting);
  }

  /** Reads it; nothing is made, changed or locked. */
  static LedgerFacts of(Path path, InstantSource clock) throws IOException {
    FolderFacts folder = FolderFacts.of(path);
    return folder.exists()
        ? new LedgerFacts(folder, waiting(path), switchedOff(path, clock))
        : new LedgerFacts(folder, List.of(), SwitchedOff.NOTHING);
  }

  private static SwitchedOff switchedOff(Path path, InstantSource clock) {
    return new KillSwitch(() -> FolderDisk.at(path), clock).state();
  }

  /** The last segment is still being written, and the one that is half shipped does not count. */
  private static List<Instant> waiting(Path path) throws IOException {
    long shipped =
        new Checkpoint(FolderDisk.at(path), "shipped").load().map(at -> at.segment()).orElse(0L);
    List<Path> segments;
    try (Stream<Path> files = Files.list(path)) {
      segments =
          files.filter(file -> number(file).filter(n -> n > shipped).isPresent()).sorted().toList();
    }
    List<Instant> times = new ArrayList<>();
    for (Path segment : segments.subList(0, Math.max(0, segments.size() - 1))) {
      written(segment).ifPresent(times::add);
    }
    return times.stream().sorted().toList();
  }

  /** James may take it away meanwhile. */
  private static Optional<Instant> written(Path segment) throws IOException {
    try {
      return Optional.of(Files.getLastModifiedTime(segment).toInstant());
    } catch (NoSuchFileException gone) {
      return Optional.empty();
    }
  }

  private static Optional<Long> number(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.matches("0\\d{18}" + SEGMENT)
        ? Optional.of(Long.parseLong(name.substring(0, name.length() - SEGMENT.length())))
        : Optional.empty();
  }
}
