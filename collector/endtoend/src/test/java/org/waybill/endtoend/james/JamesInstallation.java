package org.waybill.endtoend.james;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.waybill.endtoend.built.Built;

/**
 * The jars of a James: the 3.8.1 of the build, or with {@code -Djames.home=DIR} an installed one of
 * either line (its jars within two levels, those in {@code extensions-jars} aside).
 *
 * @param line 38 or 39
 */
public record JamesInstallation(String classPath, int line) {
  static final String MAIN = "org.apache.james.MemoryJamesServerMain";

  public static JamesInstallation found() throws IOException {
    String home = System.getProperty("james.home", "");
    return home.isEmpty()
        ? new JamesInstallation(Files.readString(Built.jamesClassPath()).strip(), 38)
        : installed(Path.of(home));
  }

  private static JamesInstallation installed(Path home) throws IOException {
    try (Stream<Path> files = Files.find(home, 2, (file, is) -> isJar(home, file))) {
      List<String> jars = files.map(Path::toString).sorted().toList();
      boolean is38 = jars.stream().anyMatch(jar -> jar.contains("james-core-3.8"));
      return new JamesInstallation(String.join(File.pathSeparator, jars), is38 ? 38 : 39);
    }
  }

  private static boolean isJar(Path home, Path file) {
    return file.toString().endsWith(".jar") && !file.startsWith(home.resolve("extensions-jars"));
  }
}
