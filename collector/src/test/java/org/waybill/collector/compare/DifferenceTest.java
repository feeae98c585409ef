package org.waybill.collector.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.waybill.collector.draw.Band;

class DifferenceTest {

  /** The contrasts of Newcombe 1998, table II, method 10. */
  @ParameterizedTest
  @CsvSource({
    "56, 70, 48, 80, 0.0524, 0.3339",
    "9, 10, 3, 10, 0.1705, 0.8090",
    "6, 7, 2, 7, 0.0582, 0.8062",
    "5, 56, 0, 29, -0.0381, 0.1926",
    "0, 10, 0, 20, -0.1611, 0.2775",
    "0, 10, 0, 10, -0.2775, 0.2775",
    "10, 10, 0, 20, 0.6791, 1.0000",
    "10, 10, 0, 10, 0.6075, 1.0000",
  })
  void intervalShouldBeTheOnePublished(
      long part, long whole, long other, long otherWhole, double least, double most) {
    Difference difference = Difference.of(new Share(part, whole), new Share(other, otherWhole));

    assertThat(difference.least()).isEqualTo(least, within(0.00005));
    assertThat(difference.most()).isEqualTo(most, within(0.00005));
  }

  @Test
  void intervalShouldHoldTheTruthAboutNineteenTimesInTwenty() {
    Random random = new Random(11);
    int held = 0;
    int times = 4_000;
    for (int i = 0; i < times; i++) {
      Difference seen = Difference.of(drawn(random, 300, 0.05), drawn(random, 200, 0.03));
      held += seen.least() <= 0.02 && 0.02 <= seen.most() ? 1 : 0;
    }

    assertThat((double) held / times).isBetween(0.93, 0.97);
  }

  private static Share drawn(Random random, int whole, double share) {
    return new Share(random.doubles(whole).filter(value -> value < share).count(), whole);
  }

  @Test
  void nothingShouldBeSaidOfFewOrOfWhatMayBeNone() {
    assertThat(Difference.says(new Share(19, 19), new Share(0, 1_000)))
        .isEqualTo(Difference.Says.TOO_FEW);
    assertThat(Difference.says(new Share(0, 0), new Share(0, 0)))
        .isEqualTo(Difference.Says.TOO_FEW);
    assertThat(Difference.says(new Share(10, 100), new Share(12, 100)))
        .isEqualTo(Difference.Says.TOO_CLOSE);
    assertThat(Difference.says(new Share(60, 400), new Share(20, 400)))
        .isEqualTo(Difference.Says.MORE);
    assertThat(Difference.says(new Share(20, 400), new Share(60, 400)))
        .isEqualTo(Difference.Says.LESS);
  }

  /** A table shows a band and says a difference: both must call the same figures few. */
  @Test
  void fewShouldBeTheSameForABandAndForAShare() {
    for (long whole = 0; whole <= 100; whole++) {
      assertThat(new Share(0, whole).isOfFew()).isEqualTo(Band.exact(0, whole).isOfFew());
    }
  }

  @Test
  void moreThanTheWholeShouldBeNoShare() {
    assertThatThrownBy(() -> new Share(2, 1)).hasMessage("2 of 1 is no share");
  }
}
