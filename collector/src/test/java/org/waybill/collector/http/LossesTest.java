package org.waybill.collector.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LossesTest {

  private static final Instant BEGIN = Instant.parse("2026-11-29T10:00:00Z");

  private Instant now = BEGIN;
  private final Losses losses = new Losses(() -> now);

  @Test
  void lossShouldBeRecentForAnHourAndCountedEverAfter() {
    losses.add(3, "the disk is full");
    now = BEGIN.plus(Duration.ofMinutes(59));
    assertThat(losses.isRecent()).isTrue();

    now = BEGIN.plus(Duration.ofMinutes(60));

    assertThat(losses.isRecent()).isFalse();
    assertThat(losses.count()).isEqualTo(3);
    assertThat(losses.lastAt()).contains(BEGIN);
  }

  @Test
  void lossShouldBeRecentAgainWhenAnotherComes() {
    losses.add("the disk is full");
    now = BEGIN.plus(Duration.ofHours(2));
    losses.add("the disk is full");

    assertThat(losses.isRecent()).isTrue();
    assertThat(losses.lastAt()).contains(now);
  }

  @Test
  void nothingShouldBeLostWhenAllCameToRestAfterAll() {
    losses.add(3, "the disk is slow");
    losses.recovered(3);

    assertThat(losses.isRecent()).isFalse();
    assertThat(losses.lastAt()).isEmpty();
  }
}
