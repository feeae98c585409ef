package org.waybill.collector;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Bytes that may still be written to a folder, as its disk said last. The disk is asked by looks
 * alone: one that hangs would take along whoever asks. Thread-safe; reading waits for nothing.
 */
final class FreeSpace {

  /** A disk that has not answered for so long takes nothing either. */
  static final Duration BELIEVED = Duration.ofSeconds(30);

  private final Asked disk;
  private final LongSupplier nanoTime;
  private volatile Answer last;

  /** What is asked; may block. */
  @FunctionalInterface
  interface Asked {
    long bytes() throws IOException;
  }

  private record Answer(long bytes, long at) {}

  /** Asks for the first time. */
  FreeSpace(Asked disk, LongSupplier nanoTime) {
    this.disk = disk;
    this.nanoTime = nanoTime;
    this.last = ask();
  }

  /** That of a folder. */
  static FreeSpace of(Path folder) {
    return new FreeSpace(() -> Files.getFileStore(folder).getUsableSpace(), System::nanoTime);
  }

  /** Asks the disk. */
  void look() {
    last = ask();
  }

  /** What it said last; zero where that was an error, or long ago. */
  long bytes() {
    Answer answer = last;
    return nanoTime.getAsLong() - answer.at() < BELIEVED.toNanos() ? answer.bytes() : 0;
  }

  private Answer ask() {
    try {
      return new Answer(disk.bytes(), nanoTime.getAsLong());
    } catch (IOException e) {
      return new Answer(0, nanoTime.getAsLong());
    }
  }
}
