package org.waybill.collector.networks;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads files of networks from disk. */
public final class NetworkFiles {

  private NetworkFiles() {}

  /**
   * One file, or all of a folder whose names end in {@code .txt}, by name.
   *
   * @return none where there is nothing of that name
   * @throws NetworksException naming every line that is wrong
   */
  public static List<NetworkFile> read(Path place) throws IOException {
    List<String> problems = new ArrayList<>();
    List<NetworkFile> files = new ArrayList<>();
    for (Path file : files(place)) {
      NetworkText.read(String.valueOf(file.getFileName()), lines(file), problems)
          .ifPresent(files::add);
    }
    if (!problems.isEmpty()) {
      throw new NetworksException(problems);
    }
    return List.copyOf(files);
  }

  /** By which it is told that files were changed: names, times and sizes. Immutable. */
  public record Traces(Map<String, String> byName) {
    public Traces {
      byName = Map.copyOf(byName);
    }
  }

  /** Those of what {@link #read} would read; far cheaper. */
  public static Traces traces(Path place) throws IOException {
    Map<String, String> traces = new TreeMap<>();
    for (Path file : files(place)) {
      traces.put(
          file.toString(), Files.getLastModifiedTime(file).toMillis() + " " + Files.size(file));
    }
    return new Traces(traces);
  }

  private static List<Path> files(Path place) throws IOException {
    if (!Files.isDirectory(place)) {
      return Files.exists(place) ? List.of(place) : List.of();
    }
    try (Stream<Path> entries = Files.list(place)) {
      return entries.filter(file -> file.toString().endsWith(".txt")).sorted().toList();
    }
  }

  private static List<String> lines(Path file) throws IOException {
    try {
      return Files.readAllLines(file);
    } catch (MalformedInputException e) {
      throw new NetworksException(
          List.of(file.getFileName() + ": is not UTF-8; save it as text in UTF-8"));
    }
  }
}
