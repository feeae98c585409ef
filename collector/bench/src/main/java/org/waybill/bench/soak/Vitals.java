package org.waybill.bench.soak;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a collector's process holds at a moment.
 *
 * @param heapMebi heap in use after the last garbage collection, MiB
 * @param residentMebi memory resident, MiB
 * @param handles open file handles
 * @param threads threads
 * @param temporary files in its folder for temporary ones
 * @param journalMebi size of its journal, MiB
 * @param storeMebi size of its store, MiB
 */
record Vitals(
    long heapMebi,
    long residentMebi,
    long handles,
    long threads,
    long temporary,
    long journalMebi,
    long storeMebi) {

  private static final Pattern RESIDENT = Pattern.compile("(?m)^VmRSS:\\s+(\\d+) kB$");
  private static final Pattern AFTER = Pattern.compile("->(\\d+)M\\(");

  /** Takes them of a process. Linux: it is asked for in {@code /proc}. */
  static Vitals of(Patient patient) throws IOException {
    Path proc = Path.of("/proc/" + patient.process().pid());
    return new Vitals(
        lastHeap(patient.gcLog()),
        resident(proc),
        entries(proc.resolve("fd")),
        entries(proc.resolve("task")),
        entries(patient.temporary()),
        mebi(patient.data().resolve("journal")),
        mebi(patient.data().resolve("store")));
  }

  static String heading() {
    return "heap  resident  handles  threads  temp files  journal  store";
  }

  String row() {
    return String.format(
        Locale.ROOT,
        "%4d  %8d  %7d  %7d  %10d  %7d  %5d",
        heapMebi,
        residentMebi,
        handles,
        threads,
        temporary,
        journalMebi,
        storeMebi);
  }

  private static long lastHeap(Path gcLog) throws IOException {
    List<String> lines = Files.exists(gcLog) ? Files.readAllLines(gcLog, UTF_8) : List.of();
    for (String line : lines.reversed()) {
      Matcher after = AFTER.matcher(line);
      if (after.find()) {
        return Long.parseLong(after.group(1));
      }
    }
    return 0;
  }

  private static long resident(Path proc) throws IOException {
    Matcher found = RESIDENT.matcher(Files.readString(proc.resolve("status")));
    return found.find() ? Long.parseLong(found.group(1)) / 1024 : 0;
  }

  private static long entries(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.count();
    }
  }

  private static long mebi(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return 0;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      long bytes = 0;
      for (Path each : all.toList()) {
        bytes += size(each);
      }
      return bytes >> 20;
    }
  }

  /** A file may be gone by now: a segment that was trimmed. */
  private static long size(Path file) throws IOException {
    try {
      return Files.isRegularFile(file) ? Files.size(file) : 0;
    } catch (NoSuchFileException gone) {
      return 0;
    }
  }
}
