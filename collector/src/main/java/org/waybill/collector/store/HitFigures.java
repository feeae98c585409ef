package org.waybill.collector.store;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalLong;
import org.waybill.collector.classify.Verdict;

/**
 * How often something was opened or clicked, told apart by who did it. Immutable.
 *
 * @param byVerdict what was counted of each verdict; those without a hit are left out
 */
public record HitFigures(Map<Verdict, Figures> byVerdict) {

  /** No hit. */
  public static final HitFigures NONE = new HitFigures(Map.of());

  /** Copies the map. */
  public HitFigures {
    Map<Verdict, Figures> copy = new EnumMap<>(Verdict.class);
    byVerdict.forEach(
        (verdict, figures) -> {
          if (figures.total() > 0) {
            copy.put(verdict, figures);
          }
        });
    byVerdict = Collections.unmodifiableMap(copy);
  }

  /** Of one verdict only. */
  public static HitFigures of(Verdict verdict, Figures figures) {
    return new HitFigures(Map.of(verdict, figures));
  }

  /** Those of one verdict. */
  public Figures of(Verdict verdict) {
    return byVerdict.getOrDefault(verdict, Figures.NONE);
  }

  /** Those of all verdicts together. */
  public Figures all() {
    return byVerdict.values().stream().reduce(Figures.NONE, Figures::plus);
  }

  /** All hits. */
  public long total() {
    return all().total();
  }

  /** The earliest of all, UTC milliseconds; empty where there is none. */
  public OptionalLong firstAt() {
    return all().firstAt();
  }

  /** The latest of all. */
  public OptionalLong lastAt() {
    return all().lastAt();
  }

  /** Both together. */
  public HitFigures plus(HitFigures other) {
    Map<Verdict, Figures> sum = new EnumMap<>(Verdict.class);
    sum.putAll(byVerdict);
    other.byVerdict.forEach((verdict, figures) -> sum.merge(verdict, figures, Figures::plus));
    return new HitFigures(sum);
  }
}
