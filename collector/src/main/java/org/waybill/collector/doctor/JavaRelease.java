package org.waybill.collector.doctor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.waybill.settings.PropertiesFile;

/** Reads the file {@code release} that every Java since 9 has in its folder. */
final class JavaRelease {

  /** {@code 1.8.0_412} as it was, {@code 21.0.9} since Java 9 (JEP 223). */
  private static final Pattern VERSION = Pattern.compile("\"?(?:1\\.)?(\\d{1,3}).*");

  private JavaRelease() {}

  static Reading<Integer> read(Path home) {
    Path file = home.resolve("release");
    try {
      String version =
          Optional.ofNullable(PropertiesFile.read(file).values().get("JAVA_VERSION")).orElse("");
      Matcher matcher = VERSION.matcher(version);
      return matcher.matches()
          ? new Reading.Right<>(Integer.parseInt(matcher.group(1)))
          : new Reading.Absent<>(file + " names no JAVA_VERSION; give the folder of a JDK");
    } catch (IOException e) {
      return new Reading.Absent<>(
          file + " cannot be read; give the folder of the Java that James runs on");
    }
  }
}
