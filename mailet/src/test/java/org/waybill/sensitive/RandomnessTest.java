package org.waybill.sensitive;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RandomnessTest {

  @ParameterizedTest
  @CsvSource({
    "shoes, false, 0",
    "summer-sale-2026, false, 0",
    "20261102, false, 0",
    "'', false, 0",
    "a b1, false, 0",
    "gr\u00fc\u00dfe1, false, 0",
    "3fa9c07b51e84d2296cb0a7de41f5588, true, 128",
    "3fa9c07b-51e8-4d22-96cb-0a7de41f5588, true, 128",
    "3FA9C07B51E8, true, 48",
    "xyz234, true, 30",
    "xyz189, true, 31",
    "aBcdEfgH, true, 48",
    "x1, false, 10",
  })
  void randomnessShouldTellSecretsFromWords(String piece, boolean likely, long bits) {
    assertThat(Randomness.of(piece).likely()).isEqualTo(likely);
    assertThat((long) Randomness.of(piece).bits()).isEqualTo(bits);
  }
}
