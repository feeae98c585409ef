package org.waybill.collector;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/**
 * The folder that journal, store, users and access log live below.
 *
 * @param path data.dir
 */
record DataFolder(Path path) {

  /** Who may enter a folder may open files in it whose names are known, and Derby's are. */
  private static final Set<PosixFilePermission> ANYBODY =
      Set.of(PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_EXECUTE);

  /** Makes it where it is not there, its owner's alone: addresses lie below it. */
  void make() throws IOException {
    try {
      if (!Files.isDirectory(path)) {
        Files.createDirectories(
            path,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      }
    } catch (IOException e) {
      throw unusable(e);
    }
    if (!Files.isWritable(path)) {
      throw unusable(new AccessDeniedException(path.toString()));
    }
  }

  /** What an admin should know of who can read it; empty where all is well. */
  Optional<String> warning() throws IOException {
    Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path);
    return permissions.stream().anyMatch(ANYBODY::contains)
        ? Optional.of(
            "data.dir %1$s has permissions %2$s: everybody on this machine can look at addresses in it; allowed is its owner, rwx------: chmod 700 %1$s"
                .formatted(path, PosixFilePermissions.toString(permissions)))
        : Optional.empty();
  }

  private IOException unusable(IOException cause) {
    return new IOException(
        "data.dir is %s, and the collector cannot write there (%s); make it a folder of the user that runs the collector"
            .formatted(path, cause),
        cause);
  }
}
