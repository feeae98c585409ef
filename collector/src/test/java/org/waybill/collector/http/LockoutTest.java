package org.waybill.collector.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LockoutTest {

  private Instant now = Instant.parse("2026-11-02T10:00:00Z");
  private final Lockout lockout = new Lockout(() -> now);

  @Test
  void addressShouldBeLockedAfterFiveTriesAndTwiceAsLongAfterEachFurtherOne() {
    for (int i = 0; i < 5; i++) {
      assertThat(lockout.begin("192.0.2.7", "admin")).isEmpty();
    }
    for (int minutes : new int[] {1, 2, 4, 8, 15, 15}) {
      Duration lock = Duration.ofMinutes(minutes);
      assertThat(lockout.begin("192.0.2.7", "admin")).hasValue(lock);
      assertThat(lockout.begin("192.0.2.7", "another")).hasValue(lock);
      now = now.plus(lock).minusSeconds(1);
      assertThat(lockout.begin("192.0.2.7", "admin")).hasValue(Duration.ofSeconds(1));
      now = now.plusSeconds(1);
      assertThat(lockout.begin("192.0.2.7", "admin")).isEmpty();
    }
  }

  @Test
  void otherAddressesShouldBeFreeWhileOneIsLocked() {
    for (int i = 0; i < 6; i++) {
      lockout.begin("192.0.2.7", "admin");
    }
    assertThat(lockout.begin("192.0.2.8", "admin")).isEmpty();
  }

  @Test
  void successShouldClearTheAddress() {
    for (int i = 0; i < 4; i++) {
      lockout.begin("192.0.2.7", "admin");
    }
    lockout.succeeded("192.0.2.7", "admin");
    for (int i = 0; i < 5; i++) {
      assertThat(lockout.begin("192.0.2.7", "admin")).isEmpty();
    }
  }

  @Test
  void nameShouldBeTriedTwentyTimesAMinuteFromHoweverManyAddresses() {
    for (int i = 0; i < 20; i++) {
      assertThat(lockout.begin("192.0.2." + i, "admin")).isEmpty();
    }
    assertThat(lockout.begin("192.0.2.200", "admin")).hasValue(Duration.ofMinutes(1));
    assertThat(lockout.begin("192.0.2.200", "another")).isEmpty();
    now = now.plusSeconds(60);
    assertThat(lockout.begin("192.0.2.200", "admin")).isEmpty();
  }

  @Test
  void adminsAddressShouldNotBeLockedByOthers() {
    lockout.begin("198.51.100.1", "admin");
    lockout.succeeded("198.51.100.1", "admin");
    for (int i = 0; i < 200; i++) {
      lockout.begin("192.0.2." + i, "name" + i % 20);
      lockout.begin("192.0.2." + i, "admin");
    }
    assertThat(lockout.begin("198.51.100.1", "admin")).isEmpty();
  }

  @Test
  void allStrangersTogetherShouldTrySixtyTimesAMinute() {
    for (int i = 0; i < 60; i++) {
      assertThat(lockout.begin("192.0.2." + i, "name" + i)).isEmpty();
    }
    assertThat(lockout.begin("192.0.2.200", "admin")).isPresent();
  }
}
