package org.waybill.collector.classify;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.waybill.collector.hit.EventType;
import org.waybill.wire.TrackingId;

/**
 * Remembers who clicked in which copies of late, by client: one program in one network. An office
 * that reads a newsletter behind one address is not held to be a scanner for being many: it takes
 * haste, or programs that say nothing of a reader's languages.
 */
final class NetworkCrowd implements Crowd {
  private static final float LOAD = 0.75f;

  /** The most clients remembered; those not seen for longest go first. */
  private static final int MOST = 100_000;

  private final Limits limits;
  private final Map<Client, ClientTrail> clients = new LinkedHashMap<>(1024, LOAD, true);

  NetworkCrowd(Limits limits) {
    this.limits = limits;
  }

  @Override
  public void see(TrackingId copy, Sighting hit) {
    if (hit.type() != EventType.CLICK || hit.address().isEmpty()) {
      return;
    }
    long before = hit.at() - memory().toMillis();
    ClientTrail trail = clients.computeIfAbsent(Client.of(hit), client -> new ClientTrail(limits));
    trail.add(copy, hit);
    trail.forget(before);
    Iterator<ClientTrail> eldest = clients.values().iterator();
    while (eldest.hasNext() && (eldest.next().latest() < before || clients.size() > MOST)) {
      eldest.remove();
    }
  }

  /** A window to either side of what is judged, which is as old as patience is long, or older. */
  private Duration memory() {
    return limits.breadthWindow().multipliedBy(2).plus(Judge.PATIENCE.multipliedBy(2));
  }

  /** What is said of a hit by what its client did in other copies. */
  Judgement of(Sighting hit) {
    ClientTrail trail = clients.get(Client.of(hit));
    return trail == null ? Judgement.PERSON : trail.around(hit.at());
  }
}
