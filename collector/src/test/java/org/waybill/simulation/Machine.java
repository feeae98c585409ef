package org.waybill.simulation;

import java.io.IOException;
import java.util.List;
import org.waybill.journal.Disk;
import org.waybill.journal.FaultyDisk;
import org.waybill.journal.PowerCutDisk;
import org.waybill.journal.PowerCutDisk.Survival;

/** A host with a clock and one disk: its troubles, and what is left after a kill or a power cut. */
final class Machine {
  /** What is wrong with the disk. */
  enum Trouble {
    NONE,
    /** Every write fails. */
    FAILING,
    /** Some writes fail. */
    FLAKY,
    /** Nothing new goes on it, but what is there can be forced, renamed and deleted. */
    FULL,
    /** Everything succeeds, late. */
    SLOW
  }

  private static final int SLOWEST = 1_500;

  private final Chance chance;
  private final HostClock clock;
  private PowerCutDisk platter = new PowerCutDisk();
  private Trouble trouble = Trouble.NONE;

  Machine(Scheduler scheduler, Chance chance) {
    this.chance = chance;
    this.clock = new HostClock(scheduler);
  }

  HostClock clock() {
    return clock;
  }

  void trouble(Trouble now) {
    trouble = now;
  }

  Trouble trouble() {
    return trouble;
  }

  /** The disk as a process sees it until it dies. */
  Disk disk() {
    FaultyDisk disk = new FaultyDisk(platter);
    disk.fault(this::strike);
    return disk;
  }

  /** How long the disk takes for the next commit, in milliseconds. */
  long commitMillis() {
    return trouble == Trouble.SLOW ? chance.between(5, SLOWEST) : chance.between(1, 6);
  }

  /** The power goes, or the process is killed, in the midst of a write that is soon to come. */
  void dieSoon() {
    platter.cutAt(platter.operations() + chance.between(1, 12));
  }

  /** From now on all is well, and nothing is to come. */
  void heal() {
    trouble = Trouble.NONE;
    platter.cutAt(Long.MAX_VALUE);
  }

  /** Whether that moment has come. */
  boolean isDead() {
    return platter.isCut();
  }

  /** The process is gone and the machine went on: what was written is there. */
  void killed() {
    follow(platter.afterKill());
  }

  /** The machine is on again; of what was not forced, chance decides what is there. */
  void powerCut() {
    Survival survival = chance.of(List.of(Survival.values()));
    follow(platter.afterCut(survival, chance.random()));
  }

  /** Whoever still holds the disk of before can do nothing with it. */
  private void follow(PowerCutDisk next) {
    platter.cutAt(0);
    platter = next;
  }

  private void strike(FaultyDisk.Operation operation) throws IOException {
    boolean strikes =
        switch (trouble) {
          case NONE, SLOW -> false;
          case FAILING -> true;
          case FLAKY -> chance.in100(15);
          case FULL ->
              operation == FaultyDisk.Operation.CREATE || operation == FaultyDisk.Operation.APPEND;
        };
    if (strikes) {
      throw new IOException("injected: " + trouble + " at " + operation);
    }
  }
}
