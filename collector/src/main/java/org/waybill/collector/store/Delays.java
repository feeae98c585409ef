package org.waybill.collector.store;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How long it took until copies were first opened by a person: how many copies took how long. A
 * click counts as an open; time runs from delivery where that is recorded, else from sending.
 * Immutable.
 *
 * @param copies by how long it took; copies that nobody opened are in none
 */
public record Delays(SortedMap<Delay, Long> copies) {

  /** Nothing was opened. */
  public static final Delays NONE = new Delays(new TreeMap<>());

  /** Copies the map. */
  public Delays {
    TreeMap<Delay, Long> copy = new TreeMap<>(copies);
    copy.values().removeIf(count -> count == 0);
    copies = Collections.unmodifiableSortedMap(copy);
  }

  /**
   * What half of the copies took at most.
   *
   * @param figure milliseconds, as if the copies of a step lay evenly in it
   * @param least where the step of the median begins, milliseconds: it took no less
   * @param most where that step ends; empty where it has no end
   * @param copies of how many copies it is the median
   */
  public record Median(long figure, long least, OptionalLong most, long copies) {}

  /** So many copies more. */
  public Delays plus(Delay delay, long more) {
    TreeMap<Delay, Long> sum = new TreeMap<>(copies);
    sum.merge(delay, more, Long::sum);
    return new Delays(sum);
  }

  /** Both together. */
  public Delays plus(Delays other) {
    TreeMap<Delay, Long> sum = new TreeMap<>(copies);
    other.copies.forEach((delay, count) -> sum.merge(delay, count, Long::sum));
    return new Delays(sum);
  }

  /** Of how many copies it is known. */
  public long count() {
    return copies.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Empty where nothing was opened. */
  public Optional<Median> median() {
    long all = count();
    long rank = (all - 1) / 2;
    long before = 0;
    for (Map.Entry<Delay, Long> step : copies.entrySet()) {
      if (rank < before + step.getValue()) {
        double part = (rank - before + 0.5) / step.getValue();
        return Optional.of(median(step.getKey(), part, all));
      }
      before += step.getValue();
    }
    return Optional.empty();
  }

  private static Median median(Delay step, double part, long all) {
    long least = step.least();
    long width = step.most().orElse(least) - least;
    return new Median(least + Math.round(part * width), least, step.most(), all);
  }
}
