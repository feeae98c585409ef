package org.waybill.collector.store;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.waybill.collector.classify.Delivery;
import org.waybill.collector.classify.Sign;
import org.waybill.collector.classify.Standing;
import org.waybill.collector.classify.State;

/**
 * Copies counted by where they stand, and the figures that follow: the one place that defines them.
 * Immutable.
 *
 * @param byStanding how many copies stand where, by {@link Standing#code()}; none are left out
 */
public record Cohort(SortedMap<Integer, Long> byStanding) {

  private static final double NEARLY_ALL = 0.95;

  /** No copy. */
  public static final Cohort NONE = new Cohort(new TreeMap<>());

  /** Copies the map. */
  public Cohort {
    TreeMap<Integer, Long> copy = new TreeMap<>(byStanding);
    copy.values().removeIf(copies -> copies == 0);
    byStanding = Collections.unmodifiableSortedMap(copy);
  }

  /** That many copies more. */
  public Cohort plus(Standing standing, long copies) {
    TreeMap<Integer, Long> more = new TreeMap<>(byStanding);
    more.merge(standing.code(), copies, Long::sum);
    return new Cohort(more);
  }

  /** Both together. */
  public Cohort plus(Cohort other) {
    TreeMap<Integer, Long> sum = new TreeMap<>(byStanding);
    other.byStanding.forEach((standing, copies) -> sum.merge(standing, copies, Long::sum));
    return new Cohort(sum);
  }

  /** How many copies there are. */
  public long copies() {
    return count(standing -> true);
  }

  /** How many carry a pixel: only their opens can be seen. */
  public long seen() {
    return count(Standing::seen);
  }

  /** Whether deliveries are recorded: of at least one copy something was said. */
  public boolean isRecorded() {
    return count(standing -> standing.delivery() != Delivery.HANDED_OFF) > 0;
  }

  /** Whether what became of the copies is recorded, for so many that the rest does not matter. */
  public boolean isRecordedThroughout() {
    return NEARLY_ALL * copies() <= delivered() + bounced();
  }

  /** How many the remote servers accepted, as far as that is recorded. */
  public long delivered() {
    return count(standing -> standing.delivery() == Delivery.DELIVERED);
  }

  /** How many came back. */
  public long bounced() {
    return count(standing -> standing.delivery() == Delivery.BOUNCED);
  }

  /**
   * How many arrived, as far as can be told: those delivered, where that is recorded, else those
   * handed off. A hit proves that a copy arrived, whatever was said of it.
   */
  public long arrived() {
    long told = isRecorded() ? delivered() : copies();
    return Math.max(told, Math.max(opened().most(), clicked().most()));
  }

  /** Copies that a person opened; a click implies an open. */
  public Bounds opened() {
    return bounds(standing -> standing.opens().or(standing.clicks()));
  }

  /** Copies of which a person followed a link. */
  public Bounds clicked() {
    return bounds(Standing::clicks);
  }

  /** How many are in each state; they add up to {@link #copies()}. */
  public Map<State, Long> states() {
    boolean recorded = isRecorded();
    Map<State, Long> states = new EnumMap<>(State.class);
    byStanding.forEach(
        (code, copies) -> states.merge(Standing.of(code).state(recorded), copies, Long::sum));
    return states;
  }

  private Bounds bounds(Function<Standing, Sign> sign) {
    return new Bounds(
        count(standing -> sign.apply(standing).compareTo(Sign.PROVEN) >= 0),
        count(standing -> sign.apply(standing).compareTo(Sign.PERSON) >= 0),
        count(standing -> sign.apply(standing).compareTo(Sign.UNCERTAIN) >= 0));
  }

  private long count(Predicate<Standing> which) {
    return byStanding.entrySet().stream()
        .filter(entry -> which.test(Standing.of(entry.getKey())))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }
}
