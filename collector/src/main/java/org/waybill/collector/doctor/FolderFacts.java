package org.waybill.collector.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What can be said of a folder without entering it far. Immutable.
 *
 * @param exists whether it is there, and a folder
 * @param writable whether this user may write there, or make it where it is missing
 * @param permissions such as {@code rwx------}; empty where it does not exist
 * @param newest when a file in it was last written; empty without files
 */
record FolderFacts(
    Path path, boolean exists, boolean writable, String permissions, Optional<Instant> newest) {

  static FolderFacts of(Path path) throws IOException {
    boolean exists = Files.isDirectory(path);
    return new FolderFacts(
        path,
        exists,
        exists ? Files.isWritable(path) : canBeMade(path.toAbsolutePath().normalize()),
        exists ? PosixFilePermissions.toString(Files.getPosixFilePermissions(path)) : "",
        exists ? newest(path) : Optional.empty());
  }

  /** Whether everybody on the machine may look at what lies in it. */
  boolean isOpenToAll() {
    return exists
        && PosixFilePermissions.fromString(permissions).stream()
            .anyMatch(
                Set.of(PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_EXECUTE)
                    ::contains);
  }

  private static boolean canBeMade(Path path) {
    if (Files.exists(path)) {
      return false; // something else has its name
    }
    Path parent = path.getParent();
    return parent != null
        && (Files.exists(parent)
            ? Files.isDirectory(parent) && Files.isWritable(parent)
            : canBeMade(parent));
  }

  private static Optional<Instant> newest(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> found = Files.list(folder)) {
      files = found.filter(Files::isRegularFile).toList();
    }
    List<Instant> times = new ArrayList<>();
    for (Path file : files) {
      written(file).ifPresent(times::add);
    }
    return times.stream().max(Comparator.naturalOrder());
  }

  /** When a file was last written; empty where it was taken away meanwhile. */
  static Optional<Instant> written(Path file) throws IOException {
    try {
      return Optional.of(Files.getLastModifiedTime(file).toInstant());
    } catch (NoSuchFileException gone) {
      return Optional.empty();
    }
  }
}
