package org.waybill.simulation;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The one order in which everything happens, and the clock, which goes from one thing to the next.
 * What happens at the same millisecond happens in the order in which it was asked for.
 */
final class Scheduler implements InstantSource {
  private static final int MOST_TURNS_AT_ONCE = 10_000;

  private record Task(long at, long number, Life life, Runnable deed) implements Comparable<Task> {
    @Override
    public int compareTo(Task other) {
      int order = Long.compare(at, other.at);
      return order != 0 ? order : Long.compare(number, other.number);
    }
  }

  private final long epoch;
  private final PriorityQueue<Task> tasks = new PriorityQueue<>();
  private final List<Fiber> fibers = new ArrayList<>();
  private final List<Runnable> afterEach = new ArrayList<>();
  private @Nullable Fiber running;
  private long now;
  private long asked;

  Scheduler(Instant start) {
    this.epoch = start.toEpochMilli();
  }

  @Override
  public Instant instant() {
    return Instant.ofEpochMilli(epoch + now);
  }

  /** Milliseconds since the world began. */
  long now() {
    return now;
  }

  /** Does something later, unless that life is over by then. */
  void after(long millis, Life life, Runnable deed) {
    tasks.add(new Task(now + millis, asked++, life, deed));
  }

  /** Begins something that may wait, as soon as whatever happens now is over. */
  void spawn(Life life, Runnable work) {
    fibers.add(new Fiber(life, work));
  }

  /** Done after everything that happens: for what follows from it at once. */
  void afterEach(Runnable deed) {
    afterEach.add(deed);
  }

  /**
   * Waits, within a fiber, until something holds or the time is over; true when it holds.
   *
   * @throws Killed when the process does not live to see it
   */
  boolean await(BooleanSupplier until, long atMostMillis) {
    Fiber fiber = running;
    if (fiber == null) {
      throw new IllegalStateException("only a fiber can wait");
    }
    tasks.add(new Task(now + atMostMillis, asked++, new Life(0), () -> {}));
    fiber.suspend(until, now + atMostMillis);
    return until.getAsBoolean();
  }

  /** Lets everything happen that is to happen up to a time. */
  void runUntil(long millis) {
    for (Task next = tasks.peek(); next != null && next.at <= millis; next = tasks.peek()) {
      step();
    }
    now = Math.max(now, millis);
  }

  /** Lets things happen until something holds; false when it does not within that time. */
  boolean runUntil(BooleanSupplier holds, long atMostMillis) {
    long end = now + atMostMillis;
    while (!holds.getAsBoolean()) {
      Task next = tasks.peek();
      if (next == null || next.at > end) {
        return false;
      }
      step();
    }
    return true;
  }

  private void step() {
    Task task = tasks.remove();
    now = Math.max(now, task.at);
    if (!task.life.isOver()) {
      task.deed.run();
    }
    afterEach.forEach(Runnable::run);
    for (int turns = 0; resumeDue(); turns++) {
      if (turns > MOST_TURNS_AT_ONCE) {
        throw new IllegalStateException("something waits for what holds already");
      }
      afterEach.forEach(Runnable::run);
    }
  }

  private boolean resumeDue() {
    boolean any = false;
    for (Fiber fiber : List.copyOf(fibers)) {
      if (fiber.isDue(now)) {
        resume(fiber);
        any = true;
        if (fiber.isEnded()) {
          fibers.remove(fiber);
        }
      }
    }
    return any;
  }

  /** Unwinds whatever waits of processes that are over; a thread of it would stay for ever. */
  void unwind() {
    for (Fiber fiber : List.copyOf(fibers)) {
      for (int turns = 0; fiber.isKilled() && !fiber.isEnded(); turns++) {
        if (turns > MOST_TURNS_AT_ONCE) {
          throw new IllegalStateException("something outlives its process");
        }
        resume(fiber);
      }
    }
    fibers.removeIf(Fiber::isEnded);
  }

  private void resume(Fiber fiber) {
    running = fiber;
    try {
      fiber.resume();
    } finally {
      running = null;
    }
  }
}
