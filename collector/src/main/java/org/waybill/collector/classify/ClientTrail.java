package org.waybill.collector.classify;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.waybill.wire.TrackingId;

/** What one client did of late in all copies, and when that was more than a reader does. */
final class ClientTrail {
  private static final float LOAD = 0.75f;

  /** Links of one copy that were followed within moments. */
  private static final class Haste {
    private final Distinct<Integer> pair;
    private final Distinct<Integer> triple;
    private long latest;

    private Haste(Limits limits) {
      this.pair = new Distinct<>(limits.burstPair());
      this.triple = new Distinct<>(limits.burstTriple());
    }

    private boolean isBurst(Sighting click) {
      latest = click.at();
      boolean two = pair.add(click.at(), click.link()) >= 2;
      return triple.add(click.at(), click.link()) >= 3 || two;
    }
  }

  private final Limits limits;
  private final Distinct<TrackingId> moment;
  private final Distinct<TrackingId> bursts;
  private final Distinct<TrackingId> mute;
  private final Distinct<TrackingId> muteBursts;
  private final Map<TrackingId, Haste> copies = new LinkedHashMap<>(16, LOAD, true);

  /** When it was perhaps more than readers do. */
  private final NavigableSet<Long> doubts = new TreeSet<>();

  /** When it was certainly more. */
  private final NavigableSet<Long> proofs = new TreeSet<>();

  private long latest;

  ClientTrail(Limits limits) {
    this.limits = limits;
    this.moment = new Distinct<>(limits.breadthHaste());
    this.bursts = new Distinct<>(limits.breadthWindow());
    this.mute = new Distinct<>(limits.breadthWindow());
    this.muteBursts = new Distinct<>(limits.breadthWindow());
  }

  /** Takes a click in. */
  void add(TrackingId copy, Sighting click) {
    latest = click.at();
    boolean burst = copies.computeIfAbsent(copy, key -> new Haste(limits)).isBurst(click);
    boolean hasty = moment.add(latest, copy) >= limits.breadthCopies();
    boolean bursting = burst && bursts.add(latest, copy) >= limits.breadthBursts();
    if (hasty || bursting) {
      doubts.add(latest);
    }
    if (!click.namesLanguage() && isBroad(copy, burst)) {
      proofs.add(latest);
    }
  }

  private boolean isBroad(TrackingId copy, boolean burst) {
    boolean many = mute.add(latest, copy) >= limits.breadthCopies();
    return (burst && muteBursts.add(latest, copy) >= limits.breadthBursts()) || many;
  }

  /** When it was seen last. */
  long latest() {
    return latest;
  }

  /** Lets go of what came before. */
  void forget(long before) {
    doubts.headSet(before).clear();
    proofs.headSet(before).clear();
    long done = latest - limits.burstTriple().toMillis();
    Iterator<Haste> eldest = copies.values().iterator();
    while (eldest.hasNext() && eldest.next().latest < done) {
      eldest.remove();
    }
  }

  /** What it says of a hit at that time: the heaviest within the window to either side. */
  Judgement around(long at) {
    if (near(proofs, at)) {
      return Judgement.of(Verdict.MACHINE, Reason.BREADTH);
    }
    return near(doubts, at) ? Judgement.of(Verdict.UNCERTAIN, Reason.BREADTH) : Judgement.PERSON;
  }

  private boolean near(NavigableSet<Long> times, long at) {
    long window = limits.breadthWindow().toMillis();
    Long first = times.ceiling(at - window);
    return first != null && first <= at + window;
  }
}
