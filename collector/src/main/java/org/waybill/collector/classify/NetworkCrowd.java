package org.waybill.collector.classify;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.waybill.collector.hit.EventType;
import org.waybill.wire.TrackingId;

/**
 * Remembers who clicked in which copies of late, by client: one program in one network. An office
 * that reads a newsletter behind one address is not held to be a scanner for being many: it takes
 * haste, or programs that say nothing of a reader's languages.
 */
final class NetworkCrowd implements Crowd {

  /** The most clicks remembered; the oldest go first. */
  private static final int MOST = 500_000;

  private record Click(TrackingId copy, Sighting hit, Client client) {}

  private final Limits limits;
  private final Bursts bursts;
  private final Deque<Click> all = new ArrayDeque<>();
  private final Map<Client, Deque<Click>> clients = new HashMap<>();

  NetworkCrowd(Limits limits) {
    this.limits = limits;
    this.bursts = new Bursts(limits);
  }

  @Override
  public void see(TrackingId copy, Sighting hit) {
    if (hit.type() != EventType.CLICK || hit.address().isEmpty()) {
      return;
    }
    Click click = new Click(copy, hit, Client.of(hit));
    all.addLast(click);
    clients.computeIfAbsent(click.client(), client -> new ArrayDeque<>()).addLast(click);
    forget(hit.at() - memory().toMillis());
  }

  /** A window to either side of what is judged, which is as old as patience is long, or older. */
  private Duration memory() {
    return limits.breadthWindow().multipliedBy(2).plus(Judge.PATIENCE.multipliedBy(2));
  }

  private void forget(long before) {
    while (!all.isEmpty() && (all.getFirst().hit().at() < before || all.size() > MOST)) {
      Client client = all.removeFirst().client();
      Deque<Click> rest = clients.get(client);
      if (rest != null) {
        rest.pollFirst();
        if (rest.isEmpty()) {
          clients.remove(client);
        }
      }
    }
  }

  /** What is said of a hit by what its client did in other copies. */
  Judgement of(Sighting hit) {
    Deque<Click> known = clients.get(Client.of(hit));
    if (known == null) {
      return Judgement.PERSON;
    }
    long window = limits.breadthWindow().toMillis();
    List<Click> near =
        known.stream().filter(click -> Math.abs(click.hit().at() - hit.at()) <= window).toList();
    return breadth(near.stream().filter(click -> !click.hit().namesLanguage()).toList(), true)
        .and(breadth(near, false));
  }

  private Judgement breadth(List<Click> clicks, boolean mute) {
    Map<TrackingId, List<Sighting>> copies = new HashMap<>();
    for (Click click : clicks) {
      copies.computeIfAbsent(click.copy(), copy -> new ArrayList<>()).add(click.hit());
    }
    boolean found =
        bursting(copies) >= limits.breadthBursts()
            || (mute ? copies.size() : inHaste(clicks)) >= limits.breadthCopies();
    return found
        ? Judgement.of(mute ? Verdict.MACHINE : Verdict.UNCERTAIN, Reason.BREADTH)
        : Judgement.PERSON;
  }

  private long bursting(Map<TrackingId, List<Sighting>> copies) {
    return copies.values().stream().filter(hits -> !bursts.in(hits).isEmpty()).count();
  }

  /** The most copies that were clicked within a moment. */
  private int inHaste(List<Click> clicks) {
    int most = 0;
    Deque<Click> moment = new ArrayDeque<>();
    for (Click click : clicks) {
      moment.addLast(click);
      while (click.hit().at() - moment.getFirst().hit().at() > limits.breadthHaste().toMillis()) {
        moment.removeFirst();
      }
      Set<TrackingId> copies = new HashSet<>();
      moment.forEach(one -> copies.add(one.copy()));
      most = Math.max(most, copies.size());
    }
    return most;
  }
}
