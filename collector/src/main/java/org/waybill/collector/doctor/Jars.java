package org.waybill.collector.doctor;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * The mailet's jars in a James, and of which line that James is. Immutable.
 *
 * @param folder where jars belong
 * @param lines of each of Waybill's jars there, by file name
 * @param james empty where none of its own jars was found
 */
record Jars(Path folder, List<Jar> lines, Optional<Line> james) {

  private static final String MAILET = "org/waybill/mailet/AddTracking.class";
  private static final Pattern API = Pattern.compile("apache-mailet-api-3\\.(\\d+)\\..*\\.jar");
  private static final int FIRST_OF_JAKARTA = 9;

  /** The two lines of James: they know different mail APIs. */
  enum Line {
    JAMES38,
    JAMES39;

    /** As the jar's name ends. */
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** One of Waybill's jars. */
  record Jar(String name, Line line) {}

  Jars {
    lines = List.copyOf(lines);
  }

  /**
   * Looks.
   *
   * @param home the folder that {@code conf} and {@code extensions-jars} lie in
   */
  static Jars in(Path home) throws IOException {
    Path folder = home.resolve("extensions-jars");
    List<Jar> jars = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      for (Path file : files(folder, 1)) {
        line(file).ifPresent(line -> jars.add(new Jar(String.valueOf(file.getFileName()), line)));
      }
    }
    return new Jars(folder, jars, james(home));
  }

  private static List<Path> files(Path folder, int depth) throws IOException {
    try (Stream<Path> files = Files.walk(folder, depth)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
  }

  private static Optional<Line> james(Path home) throws IOException {
    return files(home, 2).stream()
        .map(file -> API.matcher(String.valueOf(file.getFileName())))
        .filter(Matcher::matches)
        .map(
            match ->
                Integer.parseInt(match.group(1)) < FIRST_OF_JAKARTA ? Line.JAMES38 : Line.JAMES39)
        .findFirst();
  }

  /** By the API that its mailet was compiled against, since anybody may rename a file. */
  private static Optional<Line> line(Path file) throws IOException {
    try (ZipFile jar = new ZipFile(file.toFile())) {
      ZipEntry mailet = jar.getEntry(MAILET);
      if (mailet == null) {
        return Optional.empty();
      }
      try (InputStream bytes = jar.getInputStream(mailet)) {
        String constants = new String(bytes.readAllBytes(), StandardCharsets.ISO_8859_1);
        return Optional.of(constants.contains("javax/mail/") ? Line.JAMES38 : Line.JAMES39);
      }
    } catch (ZipException e) {
      throw new IOException(file + " is no whole jar (" + e.getMessage() + ")", e);
    }
  }
}
