package org.waybill.collector.spike;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Which hosts one sender's mail has led to, and how many new ones are usual. A host is a number, so
 * that what is kept names none. Times are those of the mail, UTC milliseconds; mail may become
 * known out of its order. For one thread at a time.
 */
final class SenderHistory {

  /** The hosts that were named last; a sender of more has no end of new ones anyhow. */
  static final int MOST_HOSTS = 1_000;

  private static final long DAY = Duration.ofDays(1).toMillis();

  /** What was usual goes by an eighth a day of mail: one odd day does not count for ever. */
  private static final int FADING = 8;

  private final LinkedHashSet<Long> known = new LinkedHashSet<>();
  private final ArrayDeque<Long> fresh = new ArrayDeque<>();
  private OptionalInt usual = OptionalInt.empty();
  private long day;
  private int most;
  private long newest = Long.MIN_VALUE;
  private boolean spiking;

  /** A sender nobody heard of. */
  SenderHistory() {}

  /** What lasts through a restart: not what is counted within the window. */
  record Kept(OptionalInt usual, long day, int most, Set<Long> hosts) {
    Kept {
      hosts = new LinkedHashSet<>(hosts);
    }
  }

  static SenderHistory of(Kept kept) {
    SenderHistory history = new SenderHistory();
    history.usual = kept.usual();
    history.day = kept.day();
    history.most = kept.most();
    history.known.addAll(kept.hosts());
    return history;
  }

  Kept kept() {
    return new Kept(usual, day, most, known);
  }

  int hosts() {
    return known.size();
  }

  /** What was noticed: {@code count} new hosts where fewer than {@code limit} are no spike. */
  record Noticed(int count, int limit) {}

  /**
   * Mail with links to these hosts was sent.
   *
   * @return what was noticed, once for a spike: the next is one after this has ended
   */
  List<Noticed> sent(Collection<Long> hosts, long at, Thresholds thresholds) {
    begin(at / DAY);
    newest = Math.max(newest, at);
    long from = newest - thresholds.window().toMillis();
    hosts.forEach(host -> meet(host, at, from));
    fresh.removeIf(time -> time <= from);
    int limit = usual.isPresent() ? thresholds.limit(usual.getAsInt()) : thresholds.firstLimit();
    int count = fresh.size();
    boolean was = spiking;
    spiking = count >= limit;
    most = Math.max(most, Math.min(count, limit - 1)); // a spike does not make a larger one usual
    return spiking && !was ? List.of(new Noticed(count, limit)) : List.of();
  }

  private void begin(long today) {
    if (today > day) {
      if (day > 0) {
        int faded = usual.orElse(0) - usual.orElse(0) / FADING;
        usual = OptionalInt.of(Math.max(most, faded));
      }
      day = today;
      most = 0;
    }
  }

  private void meet(long host, long at, long from) {
    boolean isNew = !known.remove(host);
    known.add(host); // the newest last
    if (isNew && at > from) {
      fresh.addLast(at);
    }
    if (known.size() > MOST_HOSTS) {
      Iterator<Long> eldest = known.iterator();
      eldest.next();
      eldest.remove();
    }
  }
}
