package org.waybill.collector.classify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.waybill.collector.hit.EventType;

class BurstSignsTest {
  private static final String GATE = "198.51.100.7";
  private static final String HOME = "192.0.2.1";

  @Test
  void twoLinksWithinTwoSecondsShouldBeAMachine() {
    Story story =
        Story.ofCopy().click(100, 1, GATE, Story.BROWSER).click(102, 2, GATE, Story.BROWSER);
    assertThat(verdicts(story)).containsExactly(Verdict.MACHINE, Verdict.MACHINE);
  }

  @Test
  void twoLinksWithMoreBetweenThemShouldBeAPerson() {
    Story story =
        Story.ofCopy().click(100, 1, GATE, Story.BROWSER).click(102.1, 2, GATE, Story.BROWSER);
    assertThat(verdicts(story)).containsExactly(Verdict.PERSON, Verdict.PERSON);
  }

  @Test
  void threeLinksWithinTenSecondsShouldBeAMachine() {
    Story story =
        Story.ofCopy()
            .click(100, 1, GATE, Story.BROWSER)
            .click(105, 2, GATE, Story.BROWSER)
            .click(110, 3, GATE, Story.BROWSER);
    assertThat(verdicts(story)).containsOnly(Verdict.MACHINE);
  }

  @Test
  void sameLinkTwiceShouldBeAPerson() {
    Story story =
        Story.ofCopy().click(100, 1, HOME, Story.BROWSER).click(100.4, 1, HOME, Story.BROWSER);
    assertThat(verdicts(story)).containsOnly(Verdict.PERSON);
  }

  @Test
  void pictureBeforeABurstShouldFallWithIt() {
    Story story =
        Story.ofCopy()
            .open(91, GATE, Story.BROWSER)
            .click(100, 1, GATE, Story.BROWSER)
            .click(101, 2, GATE, Story.BROWSER);
    assertThat(verdicts(story)).containsOnly(Verdict.MACHINE);
  }

  @Test
  void openOfAnotherClientShouldStandBesideABurst() {
    Story story =
        Story.ofCopy()
            .open(91, HOME, Story.OTHER_BROWSER)
            .click(100, 1, GATE, Story.BROWSER)
            .click(101, 2, GATE, Story.BROWSER);
    assertThat(story.judged().getFirst()).isEqualTo(Judgement.PERSON);
  }

  @Test
  void openFromTheBurstsNetworkAloneShouldBeInDoubt() {
    Story story =
        Story.ofCopy()
            .open(91, GATE, Story.OTHER_BROWSER)
            .click(100, 1, GATE, Story.BROWSER)
            .click(101, 2, GATE, Story.BROWSER);
    assertThat(verdicts(story))
        .containsExactly(Verdict.UNCERTAIN, Verdict.MACHINE, Verdict.MACHINE);
  }

  @Test
  void pictureRightBeforeABurstFromElsewhereShouldBeInDoubtWithoutALanguage() {
    Story story =
        Story.ofCopy()
            .hit(60, EventType.OPEN, "GET", 0, HOME, Story.OTHER_BROWSER, Map.of())
            .click(100, 1, GATE, Story.BROWSER)
            .click(101, 2, GATE, Story.BROWSER);
    assertThat(verdicts(story).getFirst()).isEqualTo(Verdict.UNCERTAIN);
  }

  @Test
  void openOfAReaderAfterABurstShouldStand() {
    Story story =
        Story.ofCopy()
            .click(100, 1, GATE, Story.BROWSER)
            .click(101, 2, GATE, Story.BROWSER)
            .open(150, GATE, Story.OTHER_BROWSER)
            .open(160, HOME, Story.BROWSER);
    assertThat(verdicts(story).subList(2, 4)).containsOnly(Verdict.PERSON);
  }

  @Test
  void sameClientShouldBeAPersonAgainWhenPatienceIsOver() {
    Story story =
        Story.ofCopy()
            .click(100, 1, GATE, Story.BROWSER)
            .click(101, 2, GATE, Story.BROWSER)
            .click(300, 3, GATE, Story.BROWSER)
            .click(702, 3, GATE, Story.BROWSER);
    assertThat(verdicts(story).subList(2, 4)).containsExactly(Verdict.MACHINE, Verdict.PERSON);
  }

  @Test
  void tabsOpenedLongAfterDeliveryShouldBeUncertain() {
    Story story =
        Story.ofCopy().click(7200, 1, HOME, Story.BROWSER).click(7201, 2, HOME, Story.BROWSER);
    assertThat(verdicts(story)).containsOnly(Verdict.UNCERTAIN);
    Story mute =
        Story.ofCopy()
            .muteClick(7200, 1, HOME, Story.BROWSER)
            .muteClick(7201, 2, HOME, Story.BROWSER);
    assertThat(verdicts(mute)).containsOnly(Verdict.MACHINE);
  }

  @Test
  void readersOfASharedCopyShouldNotBeABurstTogether() {
    Story shared =
        Story.ofSharedCopy()
            .click(100, 1, HOME, Story.BROWSER)
            .click(101, 2, GATE, Story.OTHER_BROWSER);
    assertThat(verdicts(shared)).containsOnly(Verdict.PERSON);
    Story own =
        Story.ofCopy().click(100, 1, HOME, Story.BROWSER).click(101, 2, GATE, Story.OTHER_BROWSER);
    assertThat(verdicts(own)).containsOnly(Verdict.MACHINE);
  }

  private static List<Verdict> verdicts(Story story) {
    return story.judged().stream().map(Judgement::verdict).toList();
  }
}
