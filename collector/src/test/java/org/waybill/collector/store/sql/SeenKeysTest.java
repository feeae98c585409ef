package org.waybill.collector.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SeenKeysTest {

  private static final int KEYS = 10_000;

  private final SeenKeys seen = new SeenKeys(KEYS * 2L);

  @Test
  void filterShouldSayNothingUntilItIsComplete() {
    assertThat(seen.isNew(1)).isFalse();

    seen.complete();

    assertThat(seen.isNew(1)).isTrue();
  }

  @Test
  void filterShouldNeverCallAKeyNewThatWasAdded() {
    LongStream.range(0, KEYS).forEach(seen::add);
    seen.complete();

    assertThat(LongStream.range(0, KEYS)).noneMatch(seen::isNew);
  }

  @Test
  void filterShouldCallMostKeysNewThatWereNotAdded() {
    LongStream.range(0, KEYS).forEach(seen::add);
    seen.complete();

    assertThat(LongStream.range(KEYS, 2 * KEYS).filter(seen::isNew).count())
        .isGreaterThan(KEYS * 9L / 10);
  }

  @Test
  void filterShouldSayNothingOnceItIsDistrusted() {
    seen.complete();
    seen.distrust();

    assertThat(seen.isNew(1)).isFalse();
  }
}
