package org.waybill.collector.classify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.waybill.collector.networks.Networks;

/** Many copies, one network. */
class NetworkCrowdTest {
  private static final String GATE = "198.51.100.7";

  private final RuleJudge judge = RuleJudge.of(Rules.builtIn(), Networks.NONE);

  @Test
  void officeThatReadsShouldBePersons() {
    List<Story> office = stories(60, i -> Story.ofCopy().open(60 + i * 4, GATE, Story.BROWSER));
    office.addAll(
        stories(30, i -> Story.ofCopy().click(100 + i * 8, 1 + i % 3, GATE, Story.BROWSER)));
    assertThat(verdicts(office)).containsOnly(Verdict.PERSON);
  }

  @Test
  void programThatNamesNoLanguageInManyCopiesShouldBeAMachine() {
    assertThat(
            verdicts(
                stories(10, i -> Story.ofCopy().muteClick(100 + i * 30, 1, GATE, Story.BROWSER))))
        .containsOnly(Verdict.MACHINE);
    assertThat(
            verdicts(
                stories(9, i -> Story.ofCopy().muteClick(100 + i * 30, 1, GATE, Story.BROWSER))))
        .containsOnly(Verdict.PERSON);
  }

  @Test
  void clicksInManyCopiesWithinAMomentShouldBeInDoubt() {
    assertThat(verdicts(stories(10, i -> Story.ofCopy().click(100 + i, 1, GATE, Story.BROWSER))))
        .containsOnly(Verdict.UNCERTAIN);
  }

  @Test
  void singleLinkShouldFallWhenItsClientHasBurstsInOtherCopies() {
    List<Story> copies =
        stories(
            3,
            i ->
                Story.ofCopy()
                    .muteClick(100 + i * 20, 1, GATE, Story.BROWSER)
                    .muteClick(101 + i * 20, 2, GATE, Story.BROWSER));
    copies.add(Story.ofCopy().muteClick(200, 1, GATE, Story.BROWSER));
    copies.add(Story.ofCopy().click(200, 1, GATE, Story.OTHER_BROWSER));
    assertThat(verdicts(copies).subList(6, 8)).containsExactly(Verdict.MACHINE, Verdict.PERSON);
  }

  @Test
  void whatCameAfterTheWindowShouldNotBeHeldAgainstAHit() {
    List<Story> copies = stories(1, i -> Story.ofCopy().muteClick(100, 1, GATE, Story.BROWSER));
    copies.addAll(stories(20, i -> Story.ofCopy().muteClick(701, 1, GATE, Story.BROWSER)));
    assertThat(verdicts(copies).getFirst()).isEqualTo(Verdict.PERSON);
  }

  /** Shows a crowd all of them by time, and judges each copy. */
  private List<Verdict> verdicts(List<Story> stories) {
    Crowd crowd = judge.crowd();
    record Seen(int number, Sighting hit) {}
    IntStream.range(0, stories.size())
        .boxed()
        .flatMap(i -> stories.get(i).hits().stream().map(hit -> new Seen(i, hit)))
        .sorted((a, b) -> Long.compare(a.hit().at(), b.hit().at()))
        .forEach(
            seen -> crowd.see(stories.get(seen.number()).copy(seen.number()).copy(), seen.hit()));
    List<Verdict> verdicts = new ArrayList<>();
    for (int i = 0; i < stories.size(); i++) {
      judge.judge(stories.get(i).copy(i), crowd).forEach(found -> verdicts.add(found.verdict()));
    }
    return verdicts;
  }

  private static List<Story> stories(int count, IntFunction<Story> story) {
    return new ArrayList<>(IntStream.range(0, count).mapToObj(story).toList());
  }
}
