package org.waybill.collector.doctor;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.waybill.journal.Checkpoint;
import org.waybill.journal.Disk;
import org.waybill.journal.FolderDisk;
import org.waybill.killswitch.KillSwitch;
import org.waybill.killswitch.SwitchedOff;
import org.waybill.ledger.KeyConfirmation;
import org.waybill.ledger.RecordingOrder;
import org.waybill.wire.Allowance;
import org.waybill.wire.KeyFingerprint;

/**
 * What lies in the folder of a ledger. Immutable.
 *
 * @param begun whether a James ever wrote there
 * @param waiting segments that were ended and that the collector has not confirmed, when each was
 *     last written, the oldest first
 * @param confirmed the keys that the collector said it can open
 * @param allowed what it last said about new mail
 * @param switchedOff what the kill switch says
 */
record LedgerFacts(
    FolderFacts folder,
    boolean begun,
    List<Instant> waiting,
    Set<KeyFingerprint> confirmed,
    Allowance allowed,
    SwitchedOff switchedOff) {

  private static final String SEGMENT = ".segment";

  LedgerFacts {
    waiting = List.copyOf(waiting);
    confirmed = Set.copyOf(confirmed);
  }

  /**
   * Reads it; nothing is made, changed or locked.
   *
   * @param collector whose word counts
   */
  static LedgerFacts of(Path path, URI collector, InstantSource clock) throws IOException {
    FolderFacts folder = FolderFacts.of(path);
    if (!folder.exists()) {
      return new LedgerFacts(
          folder, false, List.of(), Set.of(), Allowance.EVERYTHING, SwitchedOff.NOTHING);
    }
    Disk disk = FolderDisk.at(path);
    return new LedgerFacts(
        folder,
        Files.exists(path.resolve("node")),
        waiting(path, disk),
        KeyConfirmation.load(disk, collector).confirmed(),
        RecordingOrder.load(disk).allowed(),
        new KillSwitch(() -> disk, clock).state());
  }

  /** The last segment is still being written, and the one that is half shipped does not count. */
  private static List<Instant> waiting(Path path, Disk disk) throws IOException {
    long shipped = new Checkpoint(disk, "shipped").load().map(at -> at.segment()).orElse(0L);
    List<Path> segments;
    try (Stream<Path> files = Files.list(path)) {
      segments =
          files.filter(file -> number(file).filter(n -> n > shipped).isPresent()).sorted().toList();
    }
    List<Instant> times = new ArrayList<>();
    for (Path segment : segments.subList(0, Math.max(0, segments.size() - 1))) {
      FolderFacts.written(segment).ifPresent(times::add);
    }
    return times.stream().sorted().toList();
  }

  private static Optional<Long> number(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.matches("0\\d{18}" + SEGMENT)
        ? Optional.of(Long.parseLong(name.substring(0, name.length() - SEGMENT.length())))
        : Optional.empty();
  }
}
