package org.waybill.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.waybill.wire.KeyRing;
import org.waybill.wire.SealingKey;
import org.waybill.wire.Seals;

/** The keys of both hosts: now and then a new one comes to each, to either of them first. */
final class KeyRotation {
  private static final int LONGEST_GAP = 15_000;

  private final Scheduler scheduler;
  private final Chance chance;
  private final SeededRandom random;
  private final Life life = new Life(0);
  private final List<Consumer<KeyRing>> hosts = new ArrayList<>();
  private KeyRing ring;

  KeyRotation(Scheduler scheduler, Chance chance, SeededRandom random) {
    this.scheduler = scheduler;
    this.chance = chance;
    this.random = random;
    this.ring = KeyRing.generate(scheduler.instant(), random);
  }

  /** The newest keys. */
  KeyRing ring() {
    return ring;
  }

  /** Opens whatever was sealed. */
  Seals seals() {
    return Seals.of(ring);
  }

  /** Somebody who gets the keys now, and new ones when they come. */
  void host(Consumer<KeyRing> taking) {
    hosts.add(taking);
    taking.accept(ring);
  }

  /** Another key, active at once. */
  void turn() {
    List<SealingKey> keys = new ArrayList<>(ring.sealing());
    keys.add(SealingKey.generate(keys.size() + 1, scheduler.instant(), random));
    ring = new KeyRing(ring.identity(), keys);
    for (Consumer<KeyRing> host : hosts) {
      scheduler.after(chance.between(0, LONGEST_GAP), life, () -> host.accept(ring));
    }
  }
}
