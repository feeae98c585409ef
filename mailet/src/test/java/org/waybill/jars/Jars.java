package org.waybill.jars;

import java.nio.file.Path;

/** What the build has packaged, and James's own jars of both lines, as the build tells. */
final class Jars {
  static final Path JAMES39 = Path.of(System.getProperty("waybill.jar.james39"));
  static final Path JAMES38 = Path.of(System.getProperty("waybill.jar.james38"));

  private Jars() {}

  /** The folder of the API jars of a line, 38 or 39. */
  static Path james(String line) {
    return Path.of(System.getProperty("james.jars"), line);
  }
}
