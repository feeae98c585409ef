package org.waybill.bench.http;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A program of the machine's that is needed, by the name of its Debian package. */
enum Tool {
  NGINX,
  WRK;

  /** Its file; nothing where it is not installed. */
  Optional<Path> find() {
    String file = packageName();
    Stream<String> folders =
        Stream.concat(
            Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)),
            Stream.of("/usr/sbin"));
    return folders
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, file))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Its file, which is there. */
  String path() {
    return find().orElseThrow(() -> new IllegalStateException(packageName())).toString();
  }

  /** The packages that are missing. */
  static List<String> missing() {
    return Arrays.stream(values())
        .filter(tool -> tool.find().isEmpty())
        .map(Tool::packageName)
        .toList();
  }

  private String packageName() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
