package org.waybill.collector.listen;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestGuardTest {

  @ParameterizedTest
  @CsvSource({"/o/AbCd.gif, /o/...", "/c/AbCd/e, /c/...", "/healthz, /healthz", "/, /"})
  void logShouldHoldNothingOfATrackedPathButItsBeginning(String path, String logged) {
    assertThat(RequestGuard.beginning(path)).isEqualTo(logged);
  }
}
