package org.waybill.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The Java sources of all modules, found from the folder of the module whose tests run. */
final class Sources {
  private static final List<String> MODULES =
      List.of("mailet", "mailet/bench", "collector", "collector/endtoend");

  private Sources() {}

  static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(folder.resolve("mailet/src"))) {
      folder = folder.getParent();
      if (folder == null) {
        throw new IllegalStateException("no folder above the tests' own holds mailet/src");
      }
    }
    return folder;
  }

  /** Every Java file of main and test code, sorted. */
  static List<Path> all() {
    return MODULES.stream()
        .flatMap(module -> below(root().resolve(module).resolve("src")))
        .toList();
  }

  static List<Path> main() {
    return all().stream().filter(file -> isIn("src/main/java", file)).toList();
  }

  static List<Path> test() {
    return all().stream().filter(file -> isIn("src/test/java", file)).toList();
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String fromRoot(Path file) {
    return root().relativize(file).toString();
  }

  private static boolean isIn(String folder, Path file) {
    return fromRoot(file).contains(folder);
  }

  private static Stream<Path> below(Path folder) {
    if (!Files.isDirectory(folder)) {
      return Stream.empty();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
