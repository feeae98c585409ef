package org.waybill.simulation;

import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Something that waits in the midst of its work. It has a thread of its own, but never runs beside
 * another: the scheduler hands it the turn and gets it back when it waits or ends.
 */
final class Fiber {
  private final Life life;
  private final Semaphore turn = new Semaphore(0);
  private final Semaphore back = new Semaphore(0);
  private BooleanSupplier awaited = () -> true;
  private long deadline;
  private boolean ended;
  private @Nullable Throwable failure;

  Fiber(Life life, Runnable work) {
    this.life = life;
    Thread.ofVirtual().start(() -> run(work));
  }

  /** Whether its process was killed. */
  boolean isKilled() {
    return life.isOver();
  }

  boolean isEnded() {
    return ended;
  }

  boolean isDue(long now) {
    return isKilled() || deadline <= now || awaited.getAsBoolean();
  }

  /** Called by the scheduler; returns when the fiber waits again or has ended. */
  void resume() {
    turn.release();
    back.acquireUninterruptibly();
    Throwable thrown = failure;
    if (thrown != null) {
      throw new IllegalStateException("a part of the world broke", thrown);
    }
  }

  /** Called by the fiber: gives the turn back until something holds or a time has come. */
  void suspend(BooleanSupplier until, long atTheLatest) {
    if (!isKilled()) {
      awaited = until;
      deadline = atTheLatest;
      back.release();
      turn.acquireUninterruptibly();
    }
    if (isKilled()) {
      throw new Killed();
    }
  }

  private void run(Runnable work) {
    turn.acquireUninterruptibly();
    try {
      if (!isKilled()) {
        work.run();
      }
    } catch (Killed killed) {
      // as it should be: nobody is told
    } catch (Throwable e) {
      failure = e;
    } finally {
      ended = true;
      back.release();
    }
  }
}
