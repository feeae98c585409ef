package org.waybill.endtoend.built;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The build's products. Each method throws IllegalStateException with the command that makes it.
 */
public final class Built {
  private static final Path ROOT = root();

  private Built() {}

  /** The command {@code waybill} of the unpacked distribution. */
  public static Path waybill() {
    return existing(ROOT.resolve("collector/target/waybill/bin/waybill"));
  }

  /**
   * The mailet's self-contained jar.
   *
   * @param line 38 or 39
   */
  public static Path mailetJar(int line) {
    Path target = existing(ROOT.resolve("mailet/target"));
    try (Stream<Path> files = Files.list(target)) {
      String end = "-james" + line + ".jar";
      List<Path> jars = files.filter(file -> file.toString().endsWith(end)).toList();
      if (jars.size() != 1) {
        throw new IllegalStateException(
            "%s: one jar ending in %s wanted, found %s; run mvn package"
                .formatted(target, end, jars));
      }
      return jars.get(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The configuration an admin copies, and ours for James in it. */
  public static Path conf() {
    return existing(ROOT.resolve("conf"));
  }

  /** The file that holds the class path of the complete James, and nothing else. */
  public static Path jamesClassPath() {
    return existing(endToEnd().resolve("target/james.classpath"));
  }

  /** The folder of this module. */
  public static Path endToEnd() {
    return existing(ROOT.resolve("collector/endtoend"));
  }

  /** The root of the repository. */
  public static Path repository() {
    return ROOT;
  }

  /** The java this JVM runs on, which the build has chosen to be 21 or newer. */
  public static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private static Path existing(Path path) {
    if (!Files.exists(path)) {
      throw new IllegalStateException(path + " is not there; run mvn package in " + ROOT);
    }
    return path;
  }

  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(folder.resolve("conf/james"))) {
      folder = folder.getParent();
      if (folder == null) {
        throw new IllegalStateException("run this in the repository: no conf/james in or above");
      }
    }
    return folder;
  }
}
