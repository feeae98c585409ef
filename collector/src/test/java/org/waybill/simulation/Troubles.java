package org.waybill.simulation;

import java.util.List;
import org.waybill.collector.store.FaultySource;
import org.waybill.collector.store.LastingDatabase;

/** What goes wrong, and when it is over: drawn for each seed. */
final class Troubles {
  private static final int SHORTEST = 200;
  private static final int LONGEST = 12_000;
  private static final int HOUR = 3_600_000;

  private final Scheduler scheduler;
  private final Chance chance;
  private final Trace trace;
  private final JamesHost james;
  private final CollectorHost collector;
  private final Network network;
  private final LastingDatabase database;
  private final KeyRotation keys;
  private final Life life = new Life(0);

  Troubles(
      Scheduler scheduler,
      Chance chance,
      Trace trace,
      JamesHost james,
      CollectorHost collector,
      Network network,
      LastingDatabase database,
      KeyRotation keys) {
    this.scheduler = scheduler;
    this.chance = chance;
    this.trace = trace;
    this.james = james;
    this.collector = collector;
    this.network = network;
    this.database = database;
    this.keys = keys;
  }

  /** Draws so many of them, each at some moment of that time. */
  void draw(int many, int millis) {
    for (int i = 0; i < many; i++) {
      scheduler.after(chance.between(1, millis), life, this::strike);
    }
  }

  /** The end of all troubles, those to come included. */
  void end() {
    life.end();
    james.machine().heal();
    collector.machine().heal();
    james.sick(false);
    network.trouble(false);
    network.part(false);
    collector.storeAway(false);
    database.source().heal();
    trace.note(scheduler.now(), "world", "all is well again");
  }

  private void strike() {
    int millis = chance.between(SHORTEST, LONGEST);
    switch (chance.between(1, 12)) {
      case 1 -> kill(james.isUp(), james::die);
      case 2 -> kill(collector.isUp(), collector::die);
      case 3 -> dieSoon("james", james.machine());
      case 4 -> dieSoon("collector", collector.machine());
      case 5 -> disk("james", james.machine(), millis);
      case 6 -> disk("collector", collector.machine(), millis);
      case 7 -> during("the network is troubled", millis, network::trouble);
      case 8 -> during("the network is parted", millis, network::part);
      case 9 -> during("james's queue is sick", millis, james::sick);
      case 10 -> rotate();
      case 11 -> setClock();
      default -> store(millis);
    }
  }

  private void setClock() {
    boolean ofJames = chance.in100(50);
    int millis = chance.between(-HOUR, HOUR);
    note("the clock of %s is put %d ms on".formatted(ofJames ? "james" : "collector", millis));
    (ofJames ? james.machine() : collector.machine()).clock().put(millis);
  }

  private void rotate() {
    note("the keys are rotated");
    keys.turn();
  }

  private interface Death {
    void come(boolean power);
  }

  private void kill(boolean up, Death death) {
    if (up) {
      death.come(chance.in100(50));
    }
  }

  private void dieSoon(String whose, Machine machine) {
    note(whose + " dies soon, in the midst of a write");
    machine.dieSoon();
  }

  private void disk(String whose, Machine machine, int millis) {
    List<Machine.Trouble> some =
        List.of(
            Machine.Trouble.FAILING,
            Machine.Trouble.FLAKY,
            Machine.Trouble.FULL,
            Machine.Trouble.SLOW);
    Machine.Trouble trouble = chance.of(some);
    note("the disk of %s is %s".formatted(whose, trouble));
    machine.trouble(trouble);
    scheduler.after(millis, life, () -> machine.trouble(Machine.Trouble.NONE));
  }

  private interface Switch {
    void set(boolean now);
  }

  private void during(String what, int millis, Switch state) {
    note(what);
    state.set(true);
    scheduler.after(millis, life, () -> state.set(false));
  }

  /** Away altogether, or failing at times, before a commit or when it was done. */
  private void store(int millis) {
    boolean away = chance.in100(40);
    note(away ? "the store is away" : "the store fails at times");
    collector.storeAway(away);
    database.source().fault(moment -> fails(away, moment));
    scheduler.after(
        millis,
        life,
        () -> {
          collector.storeAway(false);
          database.source().heal();
        });
  }

  private boolean fails(boolean away, FaultySource.Moment moment) {
    int cases = moment == FaultySource.Moment.BEFORE_STATEMENT ? 2 : 15;
    return away || chance.in100(cases);
  }

  private void note(String what) {
    trace.note(scheduler.now(), "world", what);
  }
}
