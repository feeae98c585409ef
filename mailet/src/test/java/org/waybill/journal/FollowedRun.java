package org.waybill.journal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a process does with a journal until the power goes: appends in batches of one to seven,
 * reads what is durable, keeps a checkpoint now and then, and trims before it.
 */
final class FollowedRun {
  static final JournalOptions SMALL = JournalOptions.named("cut").withSegmentBytes(400);

  /** Some commits lie within the zeros, some end behind them. */
  static final JournalOptions AHEAD = SMALL.withAheadBytes(150);

  private final PowerCutDisk disk;
  private final JournalOptions options;
  private final Checkpoint checkpoint;
  private final int checkpointEvery;
  private final List<Integer> acknowledged = new ArrayList<>();
  private final List<Integer> read = new ArrayList<>();
  private Mark kept = new Mark(Optional.empty(), -1);
  private Mark tried = kept;

  /** A checkpoint, and the number of the last record before it; -1 where there is none. */
  record Mark(Optional<Position> at, int last) {}

  FollowedRun(PowerCutDisk disk, JournalOptions options) {
    this(disk, options, 4);
  }

  /**
   * A run to come.
   *
   * @param checkpointEvery after how many batches what was read is kept and trimmed
   */
  FollowedRun(PowerCutDisk disk, JournalOptions options, int checkpointEvery) {
    this.disk = disk;
    this.options = options;
    this.checkpointEvery = checkpointEvery;
    this.checkpoint = new Checkpoint(disk, "checkpoint");
  }

  /** The numbers of the records that are said to be durable. */
  List<Integer> acknowledged() {
    return acknowledged;
  }

  /** The numbers of the records that were read, in order. */
  List<Integer> read() {
    return read;
  }

  /** The checkpoint that was kept last. */
  Mark kept() {
    return kept;
  }

  /** The checkpoint that was to be kept last, whether it was or not. */
  Mark tried() {
    return tried;
  }

  /** Appends records of these numbers; returns early when the power goes. */
  FollowedRun go(int from, int to) throws IOException {
    try {
      append(from, to);
    } catch (IOException e) {
      if (!disk.isCut()) {
        throw e;
      }
    }
    return this;
  }

  private void append(int from, int to) throws IOException {
    Journal journal = Journal.stepped(disk, options);
    JournalReader reader = journal.read(checkpoint.load().orElse(Position.START));
    int next = from;
    for (int batch = 1; next < to && !disk.isCut(); batch++) {
      int end = Math.min(to, next + 1 + batch % 7);
      for (; next < end; next++) {
        journal.append(Records.of(next), new Acknowledged(next));
      }
      journal.step();
      for (Optional<Entry> entry = reader.poll(); entry.isPresent(); entry = reader.poll()) {
        read.add(Records.number(entry.get().record()));
      }
      if (batch % checkpointEvery == 0) {
        tried = new Mark(Optional.of(reader.position()), read.isEmpty() ? -1 : read.getLast());
        checkpoint.store(reader.position());
        kept = tried;
        journal.trimBefore(reader.position());
      }
    }
  }

  private final class Acknowledged implements Acknowledgement {
    private final int number;

    Acknowledged(int number) {
      this.number = number;
    }

    @Override
    public void durable(Position position) {
      acknowledged.add(number);
    }

    @Override
    public void failed(Throwable cause) {}
  }
}
