package org.waybill.proof.mutants;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Property {@code waybill.mutants}: how many, 20,000 unless said otherwise. Property {@code
 * waybill.corpus}: a folder of further messages. A mutant with a problem is written to {@code
 * target/mutants}.
 */
class MutantsTest {
  private static final int MUTANTS = Integer.getInteger("waybill.mutants", 20_000);

  @Test
  void planShouldLeaveOrTrackExactlyWhateverTheMessage() throws Exception {
    MutantRun run = new MutantRun(seeds());
    run.run(MUTANTS);
    for (int number : run.problems().keySet()) {
      Path folder = Files.createDirectories(Path.of("target", "mutants"));
      Files.write(folder.resolve(number + ".eml"), run.mutant(number));
    }
    assertThat(run.problems()).isEmpty();
  }

  private static List<byte[]> seeds() throws IOException {
    String corpus = System.getProperty("waybill.corpus", "");
    if (!corpus.isEmpty() && Files.isDirectory(Path.of(corpus))) {
      return Seeds.with(Path.of(corpus));
    }
    System.out.println("Own messages only; no corpus at '" + corpus + "' (-Dwaybill.corpus=)");
    return Seeds.own();
  }
}
