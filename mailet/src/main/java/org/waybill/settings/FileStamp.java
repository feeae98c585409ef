package org.waybill.settings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * What some files hold, to tell whether they have changed: their names and bytes, and whether they
 * can be read at all. Immutable.
 *
 * @param digest hexadecimal
 */
public record FileStamp(String digest) {

  /** Bytes of a file that count; settings are smaller. */
  private static final long LARGEST = 1 << 20;

  /** Of files, and of what is directly in folders; a path may lead nowhere. */
  public static FileStamp of(List<Path> paths) {
    MessageDigest digest = sha256();
    paths.forEach(path -> add(path, digest));
    return new FileStamp(HexFormat.of().formatHex(digest.digest()));
  }

  private static void add(Path path, MessageDigest digest) {
    text(path.toString(), digest);
    try {
      if (Files.isDirectory(path)) {
        try (Stream<Path> files = Files.list(path)) {
          files.filter(Files::isRegularFile).sorted().forEach(file -> add(file, digest));
        }
      } else if (Files.exists(path)) {
        text(Long.toString(Files.size(path)), digest);
        if (Files.size(path) <= LARGEST) {
          digest.update(Files.readAllBytes(path));
        }
      }
    } catch (IOException e) {
      text(e.getClass().getName(), digest);
    }
  }

  private static void text(String text, MessageDigest digest) {
    digest.update(text.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
