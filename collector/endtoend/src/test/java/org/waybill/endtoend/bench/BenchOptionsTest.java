package org.waybill.endtoend.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Properties;
import org.junit.jupiter.api.Test;

class BenchOptionsTest {
  @Test
  void optionsShouldBeTenRoundsWhenNothingIsSaid() {
    assertThat(BenchOptions.of(with())).isEqualTo(new BenchOptions(true, 10, 1_000, 6_000, false));
  }

  /** Maven hands over what is not set as nothing. */
  @Test
  void optionsShouldTakeNothingForTheDefault() {
    assertThat(BenchOptions.of(with("bench.rounds", "", "bench.quick", "false")))
        .isEqualTo(BenchOptions.of(with()));
  }

  @Test
  void optionsShouldBeSmallWhenQuick() {
    assertThat(BenchOptions.of(with("bench.quick", "true")).messages()).isLessThan(1_000);
  }

  @Test
  void optionsShouldTakeNumbersBeforeQuick() {
    assertThat(BenchOptions.of(with("bench.quick", "true", "bench.rounds", "7")).rounds())
        .isEqualTo(7);
  }

  @Test
  void optionsShouldNameWhatIsWrong() {
    assertThatThrownBy(() -> BenchOptions.of(with("bench.rounds", "many")))
        .hasMessage("-Dbench.rounds=many: a number from 1 to 9999999 is allowed.");
    assertThatThrownBy(() -> BenchOptions.of(with("bench.profile", "perhaps")))
        .hasMessage("-Dbench.profile=perhaps: true and false are allowed.");
  }

  private static Properties with(String... pairs) {
    Properties properties = new Properties();
    for (int i = 0; i < pairs.length; i += 2) {
      properties.setProperty(pairs[i], pairs[i + 1]);
    }
    return properties;
  }
}
