package org.waybill.collector.classify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.waybill.collector.hit.EventType;

/** What holds for any hits whatever. */
class JudgePropertiesTest {
  private static final List<String> ADDRESSES =
      List.of("192.0.2.1", "192.0.2.2", "198.51.100.7", "2001:db8::1", "");
  private static final List<String> AGENTS =
      List.of(
          Story.BROWSER,
          Story.OTHER_BROWSER,
          "Mozilla/5.0",
          "curl/8.5.0",
          "WhatsApp/2.24.1 N",
          "Mozilla/5.0 (via ggpht.com GoogleImageProxy)",
          "");

  static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void judgementShouldNotDependOnTheOrderOfHits(long seed) {
    Story story = random(seed, 12);
    assertThat(byHit(story.shuffled(seed))).isEqualTo(byHit(story));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void nothingThatCameAfterPatienceShouldChangeAHit(long seed) {
    Story story = random(seed, 20);
    List<Sighting> hits = story.hits();
    List<Judgement> all = story.judged();
    for (int i = 0; i < hits.size(); i++) {
      long until = hits.get(i).at() + Judge.PATIENCE.toMillis();
      int known = (int) hits.stream().filter(hit -> hit.at() <= until).count();
      assertThat(story.first(known).judged().get(i)).isEqualTo(all.get(i));
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void laterHitsShouldOnlyRaiseACopy(long seed) {
    Story story = random(seed, 20);
    List<Sighting> hits = story.hits();
    Sign opens = Sign.NONE;
    Sign clicks = Sign.NONE;
    for (int i = 0; i < hits.size(); i++) {
      long until = hits.get(i).at() + Judge.PATIENCE.toMillis();
      int known = (int) hits.stream().filter(hit -> hit.at() <= until).count();
      List<Judgement> then = story.first(known).judged();
      Sign opensThen = sign(hits.subList(0, i + 1), then, true);
      Sign clicksThen = sign(hits.subList(0, i + 1), then, false);
      assertThat(opensThen).isGreaterThanOrEqualTo(opens);
      assertThat(clicksThen).isGreaterThanOrEqualTo(clicks);
      opens = opensThen;
      clicks = clicksThen;
    }
  }

  private static Sign sign(List<Sighting> hits, List<Judgement> judged, boolean pixel) {
    Sign sign = Sign.NONE;
    for (int i = 0; i < hits.size(); i++) {
      if (hits.get(i).isPixel() == pixel) {
        sign = sign.or(Sign.of(hits.get(i).type(), judged.get(i)));
      }
    }
    return sign;
  }

  private static Map<Sighting, Judgement> byHit(Story story) {
    Map<Sighting, Judgement> judged = new HashMap<>();
    List<Judgement> found = story.judged();
    for (int i = 0; i < found.size(); i++) {
      judged.put(story.hits().get(i), found.get(i));
    }
    return judged;
  }

  /** By time, some of it dense, some of it far apart. */
  private static Story random(long seed, int hits) {
    Random random = new Random(seed);
    Story story = Story.ofCopy();
    double at = -10;
    for (int i = 0; i < hits; i++) {
      at += random.nextInt(4) == 0 ? random.nextInt(700) : random.nextInt(30) / 10.0;
      boolean pixel = random.nextBoolean();
      story.hit(
          at,
          pixel ? EventType.OPEN : EventType.CLICK,
          "GET",
          pixel ? 0 : 1 + random.nextInt(3),
          ADDRESSES.get(random.nextInt(ADDRESSES.size())),
          AGENTS.get(random.nextInt(AGENTS.size())),
          random.nextBoolean() ? Story.READER : Map.of());
    }
    return story;
  }
}
