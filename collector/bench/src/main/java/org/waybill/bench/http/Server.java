package org.waybill.bench.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A server process with its workers; close() ends it. Linux: it is asked for in {@code /proc}.
 *
 * @param port on 127.0.0.1
 */
record Server(String name, Process process, int port) implements AutoCloseable {

  /** USER_HZ, which is 100 on every Linux that Java runs on: man 7 time. */
  private static final long TICK_MILLIS = 10;

  /** Fields of {@code /proc/PID/stat} behind the name in brackets, counted from 0: man 5 proc. */
  private static final int UTIME = 11;

  private static final int STIME = 12;

  /** User and system time of process and workers since their start. */
  Duration cpu() throws IOException {
    List<ProcessHandle> all =
        Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList();
    long ticks = 0;
    for (ProcessHandle each : all) {
      ticks += ticks(each.pid());
    }
    return Duration.ofMillis(ticks * TICK_MILLIS);
  }

  private static long ticks(long pid) throws IOException {
    String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return Long.parseLong(fields[UTIME]) + Long.parseLong(fields[STIME]);
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }
}
