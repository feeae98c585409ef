package org.waybill.collector.watch;

import java.time.Duration;
import java.util.Locale;

/** What a check found, or where it draws the line. */
public sealed interface Measure {

  /** In which unit something is measured; base units, as Prometheus has them. */
  enum Unit {
    /** A length of time. */
    SECONDS,
    /** A size. */
    BYTES,
    /** A number of hits. */
    HITS,
    /** A number of things that are blocked. */
    BLOCKS,
    /** A number of hosts that links lead to. */
    HOSTS;

    /** As it is written. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A number of something. */
  record Quantity(double value, Unit unit) implements Measure {}

  /**
   * One of a few states.
   *
   * @param key its text's key ends in it
   */
  record Word(String key) implements Measure {}

  /** A length of time. */
  static Measure of(Duration time) {
    return new Quantity(time.toMillis() / 1_000.0, Unit.SECONDS);
  }

  /** A size. */
  static Measure bytes(double bytes) {
    return new Quantity(bytes, Unit.BYTES);
  }

  /** A number of things that are blocked. */
  static Measure blocks(int blocks) {
    return new Quantity(blocks, Unit.BLOCKS);
  }

  /** A number of hosts that links lead to. */
  static Measure hosts(int hosts) {
    return new Quantity(hosts, Unit.HOSTS);
  }

  /** A number of hits. */
  static Measure hits(long hits) {
    return new Quantity(hits, Unit.HITS);
  }
}
