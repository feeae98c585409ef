package org.waybill.collector.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.waybill.wire.PersonCode;

@Timeout(60)
class PersonSetTest {

  private final PersonSet set = new PersonSet();

  @Test
  void setShouldHoldWhatAnyOtherDoes() {
    Random random = new Random(7);
    Set<PersonCode> other = new HashSet<>();
    for (int n = 0; n < 20_000; n++) {
      PersonCode person = new PersonCode(1 + random.nextInt(3_000));
      if (random.nextInt(4) > 0) {
        assertThat(set.add(person)).isEqualTo(other.add(person));
      } else {
        assertThat(set.remove(person)).isEqualTo(other.remove(person));
      }
    }
    assertThat(set.size()).isEqualTo(other.size());
    for (int code = 0; code <= 3_001; code++) {
      PersonCode person = new PersonCode(code);
      assertThat(set.contains(person)).isEqualTo(other.contains(person));
    }
  }

  @Test
  void nobodyShouldNeverBeInIt() {
    assertThat(set.add(PersonCode.NONE)).isFalse();
    assertThat(set.contains(PersonCode.NONE)).isFalse();
  }

  @Test
  void personShouldBeFoundByOtherThreadsWhileTheTableGrowsAndShrinks() throws Exception {
    PersonCode person = new PersonCode(Long.MIN_VALUE);
    set.add(person);
    AtomicBoolean going = new AtomicBoolean(true);
    AtomicBoolean missed = new AtomicBoolean();
    Thread asking =
        Thread.ofPlatform()
            .start(
                () -> {
                  while (going.get()) {
                    missed.compareAndSet(false, !set.contains(person));
                  }
                });
    for (int n = 1; n <= 30_000; n++) {
      set.add(new PersonCode(n));
      if (n % 1_000 == 0) {
        set.remove(new PersonCode(n / 2));
      }
    }
    going.set(false);
    asking.join();
    assertThat(missed).isFalse();
  }
}
