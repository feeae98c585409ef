package org.waybill.collector.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class BandTest {

  @Test
  void bandShouldBeRefusedWhenItsBoundsAreNotInOrder() {
    assertThatThrownBy(() -> new Band(3, 2, 4, 10)).hasMessageContaining("3, 2, 4 of 10");
    assertThatThrownBy(() -> new Band(1, 2, 11, 10)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void barShouldBeSolidToTheLowerBoundAndHatchedBehindTheFigure() {
    BandBar bar = BandBar.of(new Band(20, 30, 50, 100), Scale.WHOLE);

    assertThat(bar).isEqualTo(new BandBar("20.00%", "10.00%", "30.00%", "20.00%"));
  }

  @Test
  void barShouldEndWithItsBoxWhenTheScaleIsShorter() {
    BandBar bar = BandBar.of(new Band(20, 30, 90, 100), new Scale(0.4));

    assertThat(bar).isEqualTo(new BandBar("50.00%", "25.00%", "75.00%", "25.00%"));
  }

  @Test
  void barOfNothingShouldHaveNoLength() {
    assertThat(BandBar.of(Band.exact(0, 0), Scale.WHOLE))
        .isEqualTo(new BandBar("0.00%", "0.00%", "0.00%", "0.00%"));
  }

  @Test
  void scaleShouldBeTheShortestThatHoldsEveryBound() {
    assertThat(Scale.ofShares(List.of(new Band(1, 2, 7, 100), Band.exact(1, 100))).top())
        .isEqualTo(0.1);
    assertThat(Scale.ofShares(List.of(Band.exact(70, 100))).top()).isEqualTo(1);
    assertThat(Scale.ofShares(List.of()).top()).isEqualTo(0.05);
  }

  @Test
  void scaleOfCountsShouldHaveWholeSteps() {
    for (long count : new long[] {0, 1, 5, 9, 10, 99, 101, 10_238, 1_000_001}) {
      Scale scale = Scale.ofCounts(count);

      assertThat(scale.top())
          .isGreaterThanOrEqualTo((double) count)
          .satisfies(top -> isWhole(top / 4));
    }
  }

  private static void isWhole(double value) {
    assertThat(value).isEqualTo(Math.rint(value));
  }
}
