package org.waybill.endtoend.james;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.waybill.endtoend.built.Built;

/**
 * A working folder of a James: conf, extensions-jars and what James writes beside them.
 *
 * @param path absolute
 */
public record JamesFolder(Path path) {
  private static final String ADD_TRACKING =
      "(?s)\\s*<mailet match=\"All\" class=\"org\\.waybill\\.mailet\\.AddTracking\">.*?</mailet>";

  /**
   * Lays the folder out from the committed configuration.
   *
   * @param line 38 or 39, see {@link JamesInstallation}
   */
  public static JamesFolder layOut(Path path, Tracking tracking, int line) throws IOException {
    JamesFolder folder = new JamesFolder(path.toAbsolutePath());
    Files.createDirectories(folder.extensions());
    copy(Built.conf().resolve("james"), Files.createDirectories(folder.conf()));
    switch (tracking) {
      case Tracking.Without without -> folder.removeTracking();
      case Tracking.With with -> folder.addTracking(with, line);
    }
    return folder;
  }

  /** Where its configuration lies, for James to read at its start. */
  public Path conf() {
    return path.resolve("conf");
  }

  private Path extensions() {
    return path.resolve("extensions-jars");
  }

  private void removeTracking() throws IOException {
    Path container = conf().resolve("mailetcontainer.xml");
    String with = Files.readString(container);
    String without = with.replaceFirst(ADD_TRACKING, "");
    if (with.equals(without)) {
      throw new IllegalStateException("no AddTracking element in " + container);
    }
    Files.writeString(container, without);
  }

  private void addTracking(Tracking.With with, int line) throws IOException {
    Path jar = Built.mailetJar(line);
    Files.copy(jar, extensions().resolve(jar.getFileName()));
    Files.copy(with.properties(), conf().resolve("waybill.properties"));
  }

  private static void copy(Path from, Path to) throws IOException {
    List<Path> files;
    try (Stream<Path> found = Files.list(from)) {
      files = found.toList();
    }
    for (Path file : files) {
      Files.copy(file, to.resolve(file.getFileName()));
    }
  }
}
