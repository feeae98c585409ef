package org.waybill.collector.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZonedDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RhythmTest {

  @ParameterizedTest
  @CsvSource({
    "DAILY, 2026-11-17T06:59:00+01:00[Europe/Berlin], 2026-11-15 2026-11-15",
    "DAILY, 2026-11-17T07:00:00+01:00[Europe/Berlin], 2026-11-16 2026-11-16",
    "DAILY, 2026-11-17T23:59:00+01:00[Europe/Berlin], 2026-11-16 2026-11-16",
    "WEEKLY, 2026-11-16T06:59:00+01:00[Europe/Berlin], 2026-11-02 2026-11-08",
    "WEEKLY, 2026-11-16T07:00:00+01:00[Europe/Berlin], 2026-11-09 2026-11-15",
    "WEEKLY, 2026-11-22T23:59:00+01:00[Europe/Berlin], 2026-11-09 2026-11-15",
    "WEEKLY, 2026-11-23T07:00:00+01:00[Europe/Berlin], 2026-11-16 2026-11-22",
    "DAILY, 2026-03-29T07:00:00+02:00[Europe/Berlin], 2026-03-28 2026-03-28"
  })
  void newestShouldBeTheStretchThatIsOverAndDue(Rhythm rhythm, ZonedDateTime now, String edition) {
    assertThat(rhythm.newest(now, 7)).hasToString(edition);
  }
}
