package org.waybill.collector.http;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.waybill.wire.LedgerPosition;

/**
 * How far each mailet's ledger is on disk here. After a start it is known from the store, which
 * catches up with the journal's tail. An older place than the true one does no harm: what is
 * shipped again is known by its ids. Thread-safe.
 */
public final class LedgerPlaces {

  private final Map<String, LedgerPosition> byNode = new ConcurrentHashMap<>();
  private final Map<String, Long> heard = new ConcurrentHashMap<>();
  private final Map<String, Long> asked = new ConcurrentHashMap<>();
  private final Function<String, Optional<LedgerPosition>> stored;

  /**
   * Begins with nothing in memory.
   *
   * @param stored what the store knows of a node; may wait and may throw
   */
  public LedgerPlaces(Function<String, Optional<LedgerPosition>> stored) {
    this.stored = stored;
  }

  /** Everything of that node before this place is on disk. */
  public void reached(LedgerPosition place) {
    byNode.put(place.node(), place);
    heard.put(place.node(), System.nanoTime());
    asked(place.node());
  }

  /** Where that node goes on; 0 and 0 for one never heard of. May wait for the store. */
  public LedgerPosition of(String node) {
    LedgerPosition known = byNode.get(node);
    return known != null
        ? known
        : stored.apply(node).orElseGet(() -> new LedgerPosition(node, 0, 0));
  }

  /** That mailet asks for something. */
  void asked(String node) {
    asked.put(node, System.nanoTime());
  }

  /** For how long each node that asked for anything since the start has asked no more. */
  public Map<String, Duration> silenceOfAsking() {
    return since(asked);
  }

  /** For how long each node that shipped something since the start has shipped no more. */
  public Map<String, Duration> silence() {
    return since(heard);
  }

  private static Map<String, Duration> since(Map<String, Long> times) {
    long now = System.nanoTime();
    Map<String, Duration> silence = new HashMap<>();
    times.forEach((node, at) -> silence.put(node, Duration.ofNanos(now - at)));
    return silence;
  }
}
