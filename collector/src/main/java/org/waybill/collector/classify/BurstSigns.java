package org.waybill.collector.classify;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What bursts in a copy say of its hits: of those in them, and, within {@link Judge#PATIENCE}, of
 * those made by the same client, before or after. A hit before it that shares only network or
 * program with a burst is in doubt: in an office the scanner at the gate has the readers' network,
 * and anybody may have the program it poses as. Immutable.
 */
final class BurstSigns {
  private final Rules rules;
  private final boolean shared;
  private final long deliveredAt;
  private final Map<Sighting, Long> bursts;

  /** When the bursts showed, by client, by its network alone and by its program alone. */
  private final Map<Object, NavigableMap<Long, Verdict>> times = new HashMap<>();

  private BurstSigns(Rules rules, CopyHistory copy, Map<Sighting, Long> bursts) {
    this.rules = rules;
    this.shared = copy.shared();
    this.deliveredAt = copy.deliveredAt().orElse(copy.handedOffAt());
    this.bursts = bursts;
    for (Sighting hit : bursts.keySet()) {
      Client client = Client.of(hit);
      remember(client, hit);
      remember(new Site(client.site()), hit);
      remember(new Program(client.agent()), hit);
      remember(new Anybody(), hit);
    }
  }

  private record Site(String site) {}

  private record Program(String agent) {}

  private record Anybody() {}

  private void remember(Object key, Sighting hit) {
    times
        .computeIfAbsent(key, absent -> new TreeMap<>())
        .merge(bursts.getOrDefault(hit, hit.at()), verdict(hit), Verdict::or);
  }

  /**
   * Of the bursts in a copy.
   *
   * @param clicks its clicks but those of previews, sorted by time
   */
  static BurstSigns of(Rules rules, CopyHistory copy, List<Sighting> clicks) {
    Bursts bursts = new Bursts(rules.limits());
    return new BurstSigns(rules, copy, copy.shared() ? bursts.inEach(clicks) : bursts.in(clicks));
  }

  Judgement of(Sighting hit) {
    if (bursts.isEmpty()) {
      return Judgement.PERSON;
    }
    if (bursts.containsKey(hit)) {
      return Judgement.of(verdict(hit), Reason.BURST);
    }
    Client client = Client.of(hit);
    return around(client, hit)
        .and(doubt(before(new Site(client.site()), hit)))
        .and(doubt(before(new Program(client.agent()), hit)))
        .and(doubt(loadedAhead(hit)));
  }

  /** A scanner may come from elsewhere each time: a browser without a reader, right before. */
  private Judgement loadedAhead(Sighting hit) {
    boolean mute =
        !shared
            && hit.isPixel()
            && !hit.namesLanguage()
            && rules.agents().kind(hit.userAgent()) == AgentKind.BROWSER;
    return mute
        ? near(later(new Anybody(), hit), hit, rules.limits().burstAhead())
        : Judgement.PERSON;
  }

  /** Long after delivery it may be a reader who opens tabs. */
  private Verdict verdict(Sighting hit) {
    boolean reader =
        hit.namesLanguage() && hit.at() - deliveredAt > rules.limits().burstReader().toMillis();
    return reader ? Verdict.UNCERTAIN : Verdict.MACHINE;
  }

  /** The same client had a burst a little later, or a little before. */
  private Judgement around(Client client, Sighting hit) {
    NavigableMap<Long, Verdict> known = times.getOrDefault(client, new TreeMap<>());
    Judgement after = near(known.ceilingEntry(hit.at()), hit, Judge.PATIENCE);
    return after.and(near(known.floorEntry(hit.at()), hit, Judge.PATIENCE));
  }

  private Judgement before(Object key, Sighting hit) {
    return near(later(key, hit), hit, Judge.PATIENCE);
  }

  private Map.@Nullable Entry<Long, Verdict> later(Object key, Sighting hit) {
    return times.getOrDefault(key, new TreeMap<>()).ceilingEntry(hit.at());
  }

  private static Judgement near(
      Map.@Nullable Entry<Long, Verdict> burst, Sighting hit, Duration span) {
    return burst != null && Math.abs(burst.getKey() - hit.at()) <= span.toMillis()
        ? Judgement.of(burst.getValue(), Reason.BURST)
        : Judgement.PERSON;
  }

  private static Judgement doubt(Judgement found) {
    return found.verdict() == Verdict.MACHINE
        ? new Judgement(Verdict.UNCERTAIN, found.reasons())
        : found;
  }
}
