package org.waybill.collector;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.waybill.hosts.HostCheck;
import org.waybill.hosts.HostChecks;
import org.waybill.hosts.HostState;
import org.waybill.hosts.HostWatch;
import org.waybill.hosts.SocketVisitor;
import org.waybill.hosts.Visitor;
import org.waybill.keys.KeysInUse;
import org.waybill.wire.TrackingUrl;

/**
 * How the collector sees its own tracking hosts, by the same check as mailets make. It decides
 * about no mail. Thread-safe.
 */
final class HostLooks implements AutoCloseable {

  private final Map<String, TrackingUrl> urls;
  private final HostWatch watch;

  private HostLooks(Map<String, TrackingUrl> urls, HostWatch watch) {
    this.urls = urls;
    this.watch = watch;
  }

  /** Looks at nothing before {@link #start}, and never where the settings say so. */
  static HostLooks of(HostSettings settings, KeysInUse keys, InstantSource clock) {
    return of(settings, keys, new SocketVisitor(clock), clock);
  }

  /** The same with a visitor of one's own. */
  static HostLooks of(HostSettings settings, KeysInUse keys, Visitor visitor, InstantSource clock) {
    Map<String, TrackingUrl> urls = new LinkedHashMap<>();
    if (settings.check() != HostCheck.OFF) {
      new TreeSet<>(settings.names())
          .forEach(name -> urls.put(name, new TrackingUrl("https://" + name)));
    }
    HostWatch watch =
        new HostWatch(
            Set.copyOf(urls.values()),
            new HostChecks(settings.check(), Map.of(), HostChecks.WITHIN),
            () -> keys.seals().sealer(clock.instant(), keys.fingerprints()),
            visitor,
            clock);
    return new HostLooks(Map.copyOf(urls), watch);
  }

  void start() {
    if (!urls.isEmpty()) {
      HostWatch unused = watch.start();
    }
  }

  /** Looks once at those that are due. */
  void turn() throws InterruptedException {
    watch.turn();
  }

  /** What is known of each, by name; empty where nobody looks. */
  Map<String, HostState> states() {
    Map<TrackingUrl, HostState> known = watch.states();
    Map<String, HostState> states = new LinkedHashMap<>();
    urls.forEach(
        (name, url) -> states.put(name, known.getOrDefault(url, new HostState.Unchecked())));
    return states;
  }

  @Override
  public void close() {
    watch.close();
  }
}
