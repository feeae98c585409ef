package org.waybill.collector;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Files that hold a secret each, in one line. Each is read once: what was checked is what is used,
 * though the file changes meanwhile. Not thread-safe.
 */
final class SecretFiles {

  private final Function<String, Path> resolve;
  private final Map<String, String> secrets = new HashMap<>();

  /**
   * None read yet.
   *
   * @param resolve from what is configured to the file
   */
  SecretFiles(Function<String, Path> resolve) {
    this.resolve = resolve;
  }

  /**
   * Reads one.
   *
   * @param key that names the file
   * @param configured the key's value
   * @param what the file should hold, in words
   * @return what is wrong with it; empty where {@link #secret} has it now
   */
  Optional<String> problem(Setting<String> key, String configured, String what) {
    Path file = resolve.apply(configured);
    try {
      if (isWorldReadable(file)) {
        return Optional.of(
            "%s is '%s' and can be read by everybody on this machine; chmod 640 it"
                .formatted(key.key(), file));
      }
      secrets.put(configured, read(file));
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(
          "%s is '%s' and cannot be read (%s); write %s into it, in one line"
              .formatted(key.key(), file, e.getMessage(), what));
    }
  }

  /** What stands in a file that was read. */
  String secret(String configured) {
    return Optional.ofNullable(secrets.get(configured))
        .orElseThrow(() -> new IllegalStateException(configured + " was not read"));
  }

  private static String read(Path file) throws IOException {
    String secret = Files.readString(file).strip();
    if (secret.isEmpty()) {
      throw new IOException("it is empty");
    }
    if (secret.lines().count() > 1) {
      throw new IOException("it has more than one line");
    }
    return secret;
  }

  private static boolean isWorldReadable(Path file) throws IOException {
    try {
      return Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ);
    } catch (UnsupportedOperationException e) {
      return false; // a file system without such permissions
    }
  }
}
