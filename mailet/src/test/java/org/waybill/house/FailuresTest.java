package org.waybill.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/failures.md}: every row names tests that are there. */
class FailuresTest {

  private static final Path TABLE = Sources.root().resolve("docs/failures.md");
  private static final Pattern NAME = Pattern.compile("`(\\w+)`");

  @Test
  void everyFailureShouldNameItsTests() {
    assertThat(rows())
        .hasSizeGreaterThan(20)
        .allSatisfy(row -> assertThat(tests(row)).isNotEmpty());
  }

  @Test
  void everyTestNamedShouldBeThere() {
    Set<String> there =
        Sources.test().stream()
            .map(file -> file.getFileName().toString().replace(".java", ""))
            .collect(Collectors.toSet());
    assertThat(rows().stream().flatMap(row -> tests(row).stream())).isSubsetOf(there);
  }

  /** The lines of all tables but their heads. */
  private static List<String> rows() {
    return Sources.read(TABLE)
        .lines()
        .filter(line -> line.startsWith("| "))
        .filter(line -> !line.startsWith("| failure "))
        .toList();
  }

  /** What stands between backticks in the last column. */
  private static List<String> tests(String row) {
    String last = Arrays.asList(row.split("\\|")).getLast();
    return NAME.matcher(last).results().map(match -> match.group(1)).toList();
  }
}
