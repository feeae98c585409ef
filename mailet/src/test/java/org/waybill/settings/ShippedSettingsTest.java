package org.waybill.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Keeps code, {@code conf/waybill.properties} and the README's table in step. */
class ShippedSettingsTest {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Path SHIPPED = ROOT.resolve("conf/waybill.properties");

  private static final List<String> KEYS = Parameters.ALL.stream().map(Parameter::key).toList();

  @Test
  void shippedFileShouldHaveEveryKeyOnceInTheOrderOfTheCode() throws IOException {
    List<String> keys =
        Pattern.compile("^(\\w+)=", Pattern.MULTILINE)
            .matcher(Files.readString(SHIPPED))
            .results()
            .map(match -> match.group(1))
            .toList();

    assertThat(keys).isEqualTo(KEYS);
  }

  @Test
  void shippedFileShouldSayTheDefaults() throws IOException {
    Properties shipped = new Properties();
    try (var reader = Files.newBufferedReader(SHIPPED, StandardCharsets.UTF_8)) {
      shipped.load(reader);
    }

    for (Parameter<?> parameter : Parameters.ALL) {
      parameter
          .byDefault()
          .ifPresent(value -> assertThat(shipped).containsEntry(parameter.key(), value));
    }
  }

  @Test
  void shippedFileShouldExplainEveryKey() throws IOException {
    assertThat(Files.readString(SHIPPED).split("\n\n", -1))
        .filteredOn(paragraph -> paragraph.contains("\n") && !paragraph.startsWith("# What all"))
        .allSatisfy(paragraph -> assertThat(paragraph).startsWith("# ").containsPattern("\n\\w+="));
  }

  @Test
  void shippedFileShouldBeRight() throws Exception {
    assertThat(Settings.read(SHIPPED, Map.of()).percent()).isEqualTo(100);
  }

  @Test
  void readmeShouldListEveryKeyInTheOrderOfTheCode() throws IOException {
    List<String> rows =
        Pattern.compile("^\\| `(\\w+)` \\|", Pattern.MULTILINE)
            .matcher(parameterSection())
            .results()
            .map((MatchResult match) -> match.group(1))
            .toList();

    assertThat(rows).isEqualTo(KEYS);
  }

  private static String parameterSection() throws IOException {
    String readme = Files.readString(ROOT.resolve("README.md"));
    int start = readme.indexOf("## Parameters of the mailet");
    int end = readme.indexOf("\n## ", start + 1);
    return readme.substring(start, end);
  }
}
