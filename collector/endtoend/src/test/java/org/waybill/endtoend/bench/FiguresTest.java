package org.waybill.endtoend.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FiguresTest {
  @Test
  void figuresShouldBeDifferencesAndRatiosWithinARound() {
    Figures figures =
        new Figures(
            List.of(round(3.0, 3.5, 3.75, 5.0), round(6.0, 7.0, 7.5, 10.0)),
            List.of(new Block(10, 1_000, 0, Duration.ofMillis(2_250), Duration.ofSeconds(10))));

    assertThat(figures.text().lines().map(line -> line.replaceAll(" +", " ")))
        .contains(
            "CPU, AddTracking less stamp, ms 0.38 (0.25 to 0.50) aim <= 0.6",
            "CPU, AddTracking / AddFooter 0.75 (0.75 to 0.75) aim <= 0.8",
            "messages/s, AddTracking / stamp 1.00 (1.00 to 1.00) aim >= 0.9",
            "CPU a copy at 100 recipients / nothing extra at 1 0.50 (0.50 to 0.50)");
  }

  @Test
  void figuresShouldSayWhatWasMissed() {
    Figures figures = new Figures(List.of(round(3, 3, 6, 4)), List.of(block(1, 0)));
    assertThat(figures.text()).contains("aim <= 0.6, MISSED", "aim <= 0.8, MISSED");
  }

  @Test
  void figuresShouldNotBeReliableWhenMailsPassedUntracked() {
    Map<Branch, Block> round =
        Map.of(
            Branch.NOTHING, block(3, 0),
            Branch.STAMP, block(3, 0),
            Branch.TRACKING, block(3, 20),
            Branch.FOOTER, block(3, 0));
    assertThat(new Figures(List.of(round), List.of(block(1, 0))).text())
        .contains("20 of 1000: UNRELIABLE");
  }

  @Test
  void spreadShouldTakeTheMiddleOfTwoWhenThereIsNoMiddle() {
    assertThat(Spread.of(List.of(4.0, 1.0, 3.0, 2.0))).isEqualTo(new Spread(2.5, 1, 4));
  }

  private static Map<Branch, Block> round(
      double nothing, double stamp, double tracking, double footer) {
    return Map.of(
        Branch.NOTHING, block(nothing, 0),
        Branch.STAMP, block(stamp, 0),
        Branch.TRACKING, block(tracking, 0),
        Branch.FOOTER, block(footer, 0));
  }

  /** A thousand messages at that many milliseconds. */
  private static Block block(double cpu, int unmarked) {
    Duration all = Duration.ofNanos(Math.round(cpu * 1e9));
    return new Block(1_000, 1_000, unmarked, all, Duration.ofSeconds(5));
  }
}
