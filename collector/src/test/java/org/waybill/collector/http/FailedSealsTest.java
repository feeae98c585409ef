package org.waybill.collector.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FailedSealsTest {

  private final Deque<Runnable> uncommitted = new ArrayDeque<>();
  private final Set<Integer> answered = new HashSet<>();
  private final FailedSeals failed = new FailedSeals((entry, answer) -> uncommitted.add(answer));
  private int requests;

  @Test
  void requestsShouldHaveARecordEachUpToTheBound() {
    ask("192.0.2.7", 0, FailedSeals.PER_MINUTE);
    assertThat(uncommitted).hasSize(FailedSeals.PER_MINUTE);
  }

  @Test
  void requestsBeyondShouldShareARecordAndBeAnsweredAfterACommitAllTheSame() {
    ask("192.0.2.7", 0, 100_000);
    assertThat(uncommitted).hasSize(FailedSeals.PER_MINUTE + 1);
    assertThat(answered).isEmpty();
    commit();
    assertThat(uncommitted).hasSize(1);
    commit();
    assertThat(answered).hasSize(100_000);
  }

  @Test
  void otherAddressesAndTheNextMinuteShouldHaveTheirOwnBound() {
    ask("192.0.2.7", 0, FailedSeals.PER_MINUTE + 1);
    ask("192.0.2.8", 0, FailedSeals.PER_MINUTE);
    ask("192.0.2.7", 60_000, FailedSeals.PER_MINUTE);
    assertThat(uncommitted).hasSize(3 * FailedSeals.PER_MINUTE + 1);
  }

  private void ask(String address, long now, int times) {
    for (int i = 0; i < times; i++) {
      int number = requests++;
      failed.answer(address, now, () -> answered.add(number));
    }
  }

  private void commit() {
    for (int left = uncommitted.size(); left > 0; left--) {
      uncommitted.remove().run();
    }
  }
}
