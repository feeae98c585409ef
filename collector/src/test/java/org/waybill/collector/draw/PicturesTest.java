package org.waybill.collector.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PicturesTest {

  private static final Band NONE = Band.exact(0, 0);

  @Test
  void stackShouldLayPartsSideBySideAndLeaveOutWhatIsNothing() {
    Stack stack =
        Stack.of(
            List.of(
                new Stack.Share("person", 1),
                new Stack.Share("uncertain", 0),
                new Stack.Share("machine", 3)));

    assertThat(stack.parts())
        .containsExactly(
            new Stack.Part("person", "0.00%", "25.00%"),
            new Stack.Part("machine", "25.00%", "75.00%"));
  }

  @Test
  void heatMapShouldTellNothingFromLittleAndNameItsBusiestHour() {
    long[][] counts = new long[7][24];
    counts[1][9] = 1044;
    counts[3][8] = 1;

    HeatMap map = HeatMap.of(counts);

    assertThat(map.busiest()).isEqualTo(new HeatMap.Cell(1, 9, 1044, 6));
    assertThat(map.rows().get(3).get(8).step()).isEqualTo(1);
    assertThat(map.rows().get(0).get(0).step()).isZero();
  }

  @Test
  void heatMapShouldBeRefusedWhenAnHourIsMissing() {
    assertThatThrownBy(() -> HeatMap.of(new long[7][23])).hasMessageContaining("24");
  }

  @Test
  void trendShouldKeepEveryPointWithinItsBox() {
    List<Trend.Point> points =
        IntStream.range(0, 28)
            .mapToObj(
                day ->
                    new Trend.Point(
                        "day " + day,
                        1000L * day,
                        new Band(100L * day, 200L * day, 300L * day, 1000L * day),
                        NONE))
            .toList();

    Trend trend = Trend.of(points, 640, 240, 7);

    assertThat(trend.columns()).hasSize(28);
    assertThat(trend.columns().stream().filter(Trend.Column::labelled)).hasSize(7);
    assertThat(trend.lines())
        .extracting(Trend.Line::label)
        .containsExactly("0", "8k", "16k", "24k", "32k");
    for (String place : trend.band().split(" ", -1)) {
      String[] at = place.split(",", -1);
      assertThat(Double.parseDouble(at[0])).isBetween(0.0, 640.0);
      assertThat(Double.parseDouble(at[1])).isBetween(0.0, 240.0);
    }
  }
}
