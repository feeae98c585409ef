package org.waybill.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The seeds that once failed, a file each, named by the seed; it says what was wrong. */
final class Seeds {
  private static final Path FOLDER = Path.of("src/test/resources/simulation/seeds");

  private Seeds() {}

  /** In order. */
  static List<Long> kept() {
    if (!Files.isDirectory(FOLDER)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.map(file -> Long.valueOf(file.getFileName().toString())).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Keeps one that has failed; what was said of it before stays. */
  static void keep(long seed, Throwable failure) {
    Path file = FOLDER.resolve(String.valueOf(seed));
    try {
      Files.createDirectories(FOLDER);
      if (!Files.exists(file)) {
        Files.writeString(file, failure.getMessage() + "\n");
      }
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }
}
