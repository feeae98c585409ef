package org.waybill.collector.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.waybill.collector.networks.NetworkSamples;

/**
 * Labelled hits, where they lie beside the project (property {@code waybill.shared}, or {@code
 * ../../shared}). The confusion matrix goes to {@code target/confusion.txt}.
 */
class SampledHitsTest {
  private static final Path FILE =
      Path.of(System.getProperty("waybill.shared", "../../shared"), "data", "hits.tsv");

  private final RuleJudge judge = RuleJudge.of(Rules.builtIn(), NetworkSamples.networks());
  private List<SampledHit> samples = List.of();

  @BeforeEach
  void samplesAreThere() throws IOException {
    assumeTrue(Files.exists(FILE), FILE + " is not there");
    samples = Files.readAllLines(FILE).stream().skip(1).map(SampledHit::of).toList();
  }

  @Test
  void machinesShouldBeFound() {
    assertThat(wrong("machine_prefetch", "scanner", verdict -> verdict != Verdict.PERSON))
        .isEmpty();
  }

  @Test
  void noPersonShouldBeLost() {
    assertThat(wrong("human", "proxy_human", verdict -> verdict == Verdict.PERSON)).isEmpty();
  }

  @Test
  void previewsShouldBeShared() {
    assertThat(wrong("preview_bot", "preview_bot", verdict -> verdict == Verdict.SHARED)).isEmpty();
  }

  @Test
  void colleaguesShouldBeInternal() {
    assertThat(
            samples.stream()
                .filter(sample -> sample.label().equals("self") && sample.saysNetwork())
                .map(sample -> sample.judged(judge).verdict()))
        .isNotEmpty()
        .containsOnly(Verdict.INTERNAL);
  }

  @Test
  void confusionShouldBeWritten() throws IOException {
    Map<String, Map<Verdict, Integer>> matrix = new TreeMap<>();
    for (SampledHit sample : samples) {
      matrix
          .computeIfAbsent(sample.label(), label -> new TreeMap<>())
          .merge(sample.judged(judge).verdict(), 1, Integer::sum);
    }
    List<String> lines = new ArrayList<>();
    matrix.forEach((label, verdicts) -> lines.add(label + " " + verdicts));
    Files.write(Path.of("target", "confusion.txt"), lines);
    lines.forEach(System.out::println);
    assertThat(lines).isNotEmpty();
  }

  private List<String> wrong(String label, String other, Predicate<Verdict> right) {
    return samples.stream()
        .filter(sample -> sample.label().equals(label) || sample.label().equals(other))
        .filter(SampledHit::saysAnything)
        .filter(sample -> !right.test(sample.judged(judge).verdict()))
        .map(sample -> sample + " " + sample.judged(judge))
        .toList();
  }
}
