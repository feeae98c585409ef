package org.waybill.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClosingTest {

  private final List<String> closed = new ArrayList<>();
  private final Closing closing = new Closing();

  @Test
  void everyPartShouldBeClosedInReverseWhateverAnotherThrows() {
    closing.add(() -> closed.add("first"));
    closing.add(
        () -> {
          throw new NoClassDefFoundError("injected");
        });
    closing.add(
        () -> {
          throw new IOException("injected");
        });
    closing.add(() -> closed.add("last"));
    closing.close();

    assertThat(closed).containsExactly("last", "first");
  }

  @Test
  void interruptShouldReachWhoeverCloses() {
    closing.add(() -> closed.add("not interrupted: " + !Thread.currentThread().isInterrupted()));
    closing.add(
        () -> {
          throw new InterruptedException("injected");
        });
    closing.close();

    assertThat(Thread.interrupted()).isTrue();
    assertThat(closed).containsExactly("not interrupted: true");
  }
}
