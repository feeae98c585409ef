package org.waybill.simulation;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.waybill.collector.correlate.Following;
import org.waybill.collector.correlate.Storable;
import org.waybill.collector.correlate.StoreDoor;
import org.waybill.collector.hit.PlainRequest;
import org.waybill.collector.hit.Shipment;
import org.waybill.collector.http.Answer;
import org.waybill.collector.http.Decider;
import org.waybill.collector.http.Decision;
import org.waybill.collector.http.Flood;
import org.waybill.collector.http.JournalRecorder;
import org.waybill.collector.http.LedgerIntake;
import org.waybill.collector.http.LedgerPlaces;
import org.waybill.collector.http.Losses;
import org.waybill.collector.http.Recorder;
import org.waybill.collector.http.Retention;
import org.waybill.collector.http.Turnstile;
import org.waybill.collector.store.LastingDatabase;
import org.waybill.collector.store.Store;
import org.waybill.collector.store.StoreException;
import org.waybill.journal.Journal;
import org.waybill.journal.JournalOptions;
import org.waybill.ledger.Carrier;
import org.waybill.wire.Allowance;
import org.waybill.wire.KeyRing;
import org.waybill.wire.LedgerChannel;
import org.waybill.wire.LedgerPosition;
import org.waybill.wire.Seals;

/** The collector on its machine, with a database that outlasts it. */
final class CollectorHost {
  private static final int SEGMENT_BYTES = 8_192;
  private static final int AHEAD_BYTES = 1_000;
  private static final Retention RETENTION = new Retention(400);

  private final Scheduler scheduler;
  private final Chance chance;
  private final Trace trace;
  private final LastingDatabase database;
  private final Machine machine;
  private final List<Losses> losses = new ArrayList<>();
  private Life life = new Life(0);
  private KeyRing keys;
  private Seals seals;
  private boolean commitDue;
  private boolean storeAway;
  private @Nullable Parts parts;

  /** What one life is made of. */
  private record Parts(
      Journal journal,
      StoreDoor door,
      Following following,
      LedgerIntake intake,
      Recorder recorder) {}

  CollectorHost(
      Scheduler scheduler, Chance chance, Trace trace, LastingDatabase database, KeyRing keys) {
    this.scheduler = scheduler;
    this.chance = chance;
    this.trace = trace;
    this.database = database;
    this.keys = keys;
    this.seals = Seals.of(keys);
    this.machine = new Machine(scheduler, chance);
    life.end();
    scheduler.afterEach(this::follow);
  }

  Machine machine() {
    return machine;
  }

  /** Whether the database cannot be reached. */
  void storeAway(boolean now) {
    storeAway = now;
  }

  /** The keys it opens from now on. */
  void keys(KeyRing next) {
    keys = next;
    seals = Seals.of(next);
  }

  /** Answered hits that may be missing, of all its lives. */
  long losses() {
    return losses.stream().mapToLong(Losses::count).sum();
  }

  boolean isUp() {
    return parts != null;
  }

  /** Whether all that is durable is stored. */
  boolean isDone() {
    Parts open = parts;
    return open != null
        && open.journal().bytesQueued() == 0
        && open.journal().bytesBetween(open.following().done(), open.journal().durableEnd()) == 0;
  }

  /** The store, if it is open. */
  Optional<Store> store() {
    return Optional.ofNullable(parts).flatMap(open -> open.door().now());
  }

  void start() {
    life = new Life(life.number() + 1);
    commitDue = false;
    note("starts");
    try {
      parts = open(life);
      scheduler.after(1, life, this::correlate);
    } catch (IOException e) {
      die(machine.isDead() && chance.in100(50));
    }
  }

  private Parts open(Life mine) throws IOException {
    JournalOptions options =
        JournalOptions.named("simulated")
            .withSegmentBytes(SEGMENT_BYTES)
            .withAheadBytes(AHEAD_BYTES)
            .withFirstSegment(machine.clock().millis());
    Journal journal = Journal.stepped(machine.disk(), options);
    Losses lost = new Losses(machine.clock());
    losses.add(lost);
    StoreDoor door = new StoreDoor(this::openStore);
    LedgerPlaces places =
        new LedgerPlaces(node -> door.now().flatMap(store -> position(store, node)));
    return new Parts(
        journal,
        door,
        new Following(
            journal, door, Storable.ALL, () -> lost.add("the store cannot take its entry")),
        new LedgerIntake(
            LedgerChannel.of(keys.identity()),
            () -> keys.fingerprints(),
            journal,
            places,
            () -> Allowance.EVERYTHING,
            new Turnstile("0", (node, errand) -> {})),
        new Flood(
            new JournalRecorder(
                new SimulatedLoop(scheduler, mine), journal, lost, Duration.ofSeconds(1))));
  }

  private Store openStore() {
    reach();
    return database.open(machine.clock());
  }

  private Optional<LedgerPosition> position(Store store, String node) {
    reach();
    return store.ledgerPosition(node);
  }

  private void reach() {
    if (storeAway) {
      throw new StoreException("injected: the store is away");
    }
  }

  /** Ends without a word, and is started again later. */
  void die(boolean power) {
    note(power ? "loses power" : "is killed");
    life.end();
    Optional.ofNullable(parts).ifPresent(open -> open.door().close());
    parts = null;
    if (power) {
      machine.powerCut();
    } else {
      machine.killed();
    }
    scheduler.after(chance.between(100, 4_000), new Life(0), this::start);
  }

  /** The end of the world: gives the store back. */
  void end() {
    life.end();
    Optional.ofNullable(parts).ifPresent(open -> open.door().close());
    parts = null;
  }

  /** A mailet asks; while the collector is down nobody answers. */
  void intake(String method, String path, byte[] body, Consumer<Carrier.Reply> answer) {
    Parts open = parts;
    if (open == null) {
      return;
    }
    String[] parted = path.split("\\?", 2);
    String challenge = parted[1].replaceAll("^challenge=|&?further=1$", "");
    switch (LedgerIntake.question(method, parted[0], challenge, true)) {
      case LedgerIntake.Question.Probe probe -> answer.accept(probed(open, probe));
      case LedgerIntake.Question.Ship(LedgerPosition place, boolean further) ->
          take(open, place, body, answer);
      case LedgerIntake.Question.Switch unmoved -> answer.accept(new Carrier.Reply(404, ""));
      case LedgerIntake.Question.Nonsense nonsense -> answer.accept(new Carrier.Reply(404, ""));
    }
  }

  private Carrier.Reply probed(Parts open, LedgerIntake.Question.Probe probe) {
    try {
      return new Carrier.Reply(200, open.intake().answer(probe));
    } catch (StoreException e) {
      return new Carrier.Reply(503, "");
    }
  }

  private void take(
      Parts open, LedgerPosition place, byte[] sealed, Consumer<Carrier.Reply> answer) {
    Optional<Shipment> shipment = open.intake().open(place, sealed);
    if (shipment.isEmpty()) {
      answer.accept(new Carrier.Reply(401, ""));
      return;
    }
    Life mine = life;
    open.intake()
        .keep(
            shipment.get(),
            () ->
                scheduler.after(
                    0,
                    mine,
                    () ->
                        answer.accept(
                            new Carrier.Reply(
                                200, open.intake().answer(shipment.get(), sealed, true)))),
            () -> scheduler.after(0, mine, () -> answer.accept(new Carrier.Reply(503, ""))));
  }

  /** Somebody's program asks; false when there is nobody to hear it. */
  boolean ask(PlainRequest request, Consumer<Answer> answer) {
    Parts open = parts;
    if (open == null) {
      return false;
    }
    Decider decider = new Decider(this::seals, RETENTION);
    switch (decider.decide(request, machine.clock().millis())) {
      case Decision.Tell(Answer told) -> answer.accept(told);
      case Decision.Keep keep ->
          open.recorder()
              .record(
                  keep.entry(),
                  () -> {
                    if (!machine.isDead()) {
                      answer.accept(keep.answer());
                    }
                  });
    }
    return true;
  }

  private Seals seals() {
    return seals;
  }

  private void note(String what) {
    trace.note(scheduler.now(), "coll." + life.number(), what);
  }

  private void correlate() {
    Parts open = parts;
    if (open == null) {
      return;
    }
    Following.Step step = open.following().step();
    if (!(step instanceof Following.Step.UpToDate)) {
      note(step + " up to " + open.following().done());
    }
    long rest =
        switch (step) {
          case Following.Step.Stored stored -> chance.between(1, 5);
          case Following.Step.UpToDate upToDate -> chance.between(10, 200);
          case Following.Step.Failed failed -> failed.pause().toMillis();
        };
    scheduler.after(rest, life, this::correlate);
  }

  /** After whatever happened: the disk gets to work, or the end is noticed. */
  private void follow() {
    Parts open = parts;
    if (open == null) {
      return;
    }
    if (machine.isDead()) {
      die(chance.in100(50));
    } else if (!commitDue && open.journal().bytesQueued() > 0) {
      commitDue = true;
      scheduler.after(
          machine.commitMillis(),
          life,
          () -> {
            commitDue = false;
            open.journal().step();
          });
    }
  }
}
