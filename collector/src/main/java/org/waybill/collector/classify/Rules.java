package org.waybill.collector.classify;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * What a judge knows of programs, and where it draws the line: data, in {@code rules.txt}.
 * Immutable.
 *
 * @param version a higher one is a later one
 */
public record Rules(int version, Limits limits, Agents agents, BrowserAges ages) {

  /** Those this version comes with. */
  public static Rules builtIn() {
    try (InputStream in =
        Objects.requireNonNull(Rules.class.getResourceAsStream("rules.txt"), "rules.txt")) {
      return RulesText.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
