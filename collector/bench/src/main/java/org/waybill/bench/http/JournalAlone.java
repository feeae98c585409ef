package org.waybill.bench.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.waybill.journal.Acknowledgement;
import org.waybill.journal.FolderDisk;
import org.waybill.journal.Journal;
import org.waybill.journal.JournalOptions;
import org.waybill.journal.Position;

/**
 * The journal without anything around it: one thread appends, so many records are under way at
 * once, each told durable on its own.
 */
final class JournalAlone {

  private static final int RECORD_BYTES = 220;
  private static final int AHEAD_BYTES = 1 << 20;

  private JournalAlone() {}

  /** Durable records a second. */
  static double recordsPerSecond(Path folder, int underWay, Duration wall)
      throws IOException, InterruptedException {
    Semaphore room = new Semaphore(underWay);
    AtomicLong durable = new AtomicLong();
    AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    Acknowledgement told =
        new Acknowledgement() {
          @Override
          public void durable(Position position) {
            durable.incrementAndGet();
            room.release();
          }

          @Override
          public void failed(Throwable cause) {
            failure.set(cause);
            room.release();
          }
        };
    JournalOptions options = JournalOptions.named("bench").withAheadBytes(AHEAD_BYTES);
    try (Journal journal =
        Journal.open(FolderDisk.at(Files.createTempDirectory(folder, "journal")), options)) {
      long start = System.nanoTime();
      while (System.nanoTime() - start < wall.toNanos()) {
        room.acquire();
        journal.append(new byte[RECORD_BYTES], told);
      }
      room.acquire(underWay);
      Throwable cause = failure.get();
      if (cause != null) {
        throw new IOException("the journal failed", cause);
      }
      return durable.get() * 1e9 / (System.nanoTime() - start);
    }
  }
}
