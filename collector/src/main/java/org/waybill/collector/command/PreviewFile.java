package org.waybill.collector.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One message to look at.
 *
 * @param path where it lies
 * @param name its relative name, the same in the output; parts separated by slashes
 */
record PreviewFile(Path path, String name) {

  /**
   * Every file named, and every regular file below a folder named, in a stable order.
   *
   * @throws IOException where one is absent, or two would be written to one place
   */
  static List<PreviewFile> in(List<Path> inputs) throws IOException {
    List<PreviewFile> files = new ArrayList<>();
    for (Path input : inputs) {
      if (Files.isDirectory(input)) {
        files.addAll(below(input));
      } else if (Files.isRegularFile(input)) {
        files.add(new PreviewFile(input, String.valueOf(input.getFileName())));
      } else {
        throw new IOException(input + " is neither a file nor a folder; check the name");
      }
    }
    checkDistinct(files);
    return files;
  }

  private static List<PreviewFile> below(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths
          .filter(Files::isRegularFile)
          .sorted()
          .map(path -> new PreviewFile(path, relative(folder, path)))
          .toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static String relative(Path folder, Path path) {
    List<String> parts = new ArrayList<>();
    folder.relativize(path).forEach(part -> parts.add(part.toString()));
    return String.join("/", parts);
  }

  private static void checkDistinct(List<PreviewFile> files) throws IOException {
    Map<String, Path> seen = new HashMap<>();
    for (PreviewFile file : files) {
      Path other = seen.putIfAbsent(file.name(), file.path());
      if (other != null) {
        throw new IOException(
            other
                + " and "
                + file.path()
                + " would both be written as "
                + file.name()
                + "; preview them one after the other into different folders");
      }
    }
  }
}
