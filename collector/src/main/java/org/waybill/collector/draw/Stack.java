package org.waybill.collector.draw;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One bar of parts that add up, each where it begins and how long it is in percent as SVG takes it;
 * parts of nothing are left out. Immutable.
 *
 * @param parts from left to right
 */
public record Stack(List<Part> parts) {

  public Stack {
    parts = List.copyOf(parts);
  }

  /**
   * A part as it is given.
   *
   * @param kind which of the marks it is drawn as, such as {@code person}
   * @param count 0 or more
   */
  public record Share(String kind, long count) {}

  /** A part as it is drawn. */
  public record Part(String kind, String from, String length) {}

  /** Lays them side by side. */
  public static Stack of(List<Share> shares) {
    long whole = shares.stream().mapToLong(Share::count).sum();
    List<Part> parts = new ArrayList<>();
    long before = 0;
    for (Share share : shares) {
      if (share.count() > 0) {
        parts.add(new Part(share.kind(), percent(before, whole), percent(share.count(), whole)));
        before += share.count();
      }
    }
    return new Stack(parts);
  }

  private static String percent(long part, long whole) {
    return String.format(Locale.ROOT, "%.2f%%", part * 100.0 / whole);
  }
}
