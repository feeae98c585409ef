package org.waybill.collector.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.waybill.collector.hit.Nothing;
import org.waybill.collector.hit.Recordable;
import org.waybill.collector.hit.Tampering;

class FailedSealsTest {

  private final Deque<Runnable> uncommitted = new ArrayDeque<>();
  private final List<Recordable> entries = new ArrayList<>();
  private final Set<Integer> answered = new HashSet<>();
  private final FailedSeals failed =
      new FailedSeals(
          (entry, answer) -> {
            entries.add(entry);
            uncommitted.add(answer);
          });
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

  @Test
  void tamperingShouldBeToldOnceAMinuteOfWhoeverAsksOften() {
    Tampering tampering = new Tampering(1, "192.0.2.7");
    for (int i = 0; i < 2 * FailedSeals.OFTEN; i++) {
      failed.answer(tampering, "192.0.2.7", 1, () -> {});
      failed.answer(new Nothing(), "192.0.2.7", 1, () -> {});
      failed.answer(new Tampering(1, "192.0.2." + i), "192.0.2." + (10 + i), 1, () -> {});
    }
    assertThat(entries).hasSize(6 * FailedSeals.OFTEN).containsOnlyOnce(tampering);
    assertThat(entries).filteredOn(entry -> entry instanceof Tampering).hasSize(1);
  }

  private void ask(String address, long now, int times) {
    for (int i = 0; i < times; i++) {
      int number = requests++;
      failed.answer(new Nothing(), address, now, () -> answered.add(number));
    }
  }

  private void commit() {
    for (int left = uncommitted.size(); left > 0; left--) {
      uncommitted.remove().run();
    }
  }
}
