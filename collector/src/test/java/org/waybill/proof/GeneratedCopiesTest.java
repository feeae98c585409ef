package org.waybill.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.proof.copies.ByteCheck;
import org.waybill.proof.copies.Preview;
import org.waybill.proof.copies.Row;
import org.waybill.proof.letters.Letter;

/** Messages of every kind we know, through {@code waybill preview} and checks of another making. */
class GeneratedCopiesTest {
  private static final int MESSAGES = 750;

  @TempDir private static Path folder;

  private static Preview preview;
  private static final Map<String, String> PROBLEMS = new TreeMap<>();
  private static final ByteCheck CHECK = new ByteCheck("track.example");

  @BeforeAll
  static void preview() throws Exception {
    Path originals = Files.createDirectory(folder.resolve("originals"));
    for (int seed = 0; seed < MESSAGES; seed++) {
      Files.write(originals.resolve("%04d.eml".formatted(seed)), Letter.of(seed).bytes());
    }
    preview = Preview.run(originals, folder.resolve("copies"));
    for (Row row : preview.rows()) {
      CHECK
          .problem(row, preview.original(row), preview.copy(row))
          .ifPresent(problem -> PROBLEMS.put(row.file(), problem));
    }
  }

  @Test
  void copiesShouldDifferFromTheirOriginalsOnlyWhereTheirRowsSay() {
    assertThat(preview.rows()).hasSize(MESSAGES);
    assertThat(PROBLEMS).isEmpty();
  }

  @Test
  void mostMessagesShouldBeTracked() {
    Map<String, Integer> outcomes = new TreeMap<>();
    preview
        .rows()
        .forEach(row -> outcomes.merge(row.verdict() + " " + row.reason(), 1, Integer::sum));
    long tracked = preview.rows().stream().filter(Row::isTracked).count();

    assertThat(tracked).as("%s", outcomes).isGreaterThan(500);
    assertThat(outcomes.keySet())
        .doesNotContain("leave plan-failed", "leave proof-failed", "leave unsure");
  }
}
